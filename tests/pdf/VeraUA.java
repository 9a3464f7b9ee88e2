// Holds PDF files against PDF/UA-1 (ISO 14289-1) with the engine of veraPDF.
// In: paths of PDF files. Out: one line a file, `ok FILE COUNT` or `FAILED FILE RULE: message`. Never changes a file.
// java -cp JAR VeraUA.java FILE...

import java.io.File;
import java.io.InputStream;
import java.util.*;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;
import org.w3c.dom.*;

public class VeraUA {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = profile();
        boolean good = true;
        for (String file : files) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), PDFAFlavour.PDFUA_1);
                 PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, 1000000, false, true, false)) {
                ValidationResult result = validator.validate(parser);
                good &= result.isCompliant();
                if (result.isCompliant()) System.out.println("ok " + file + " " + result.getTotalAssertions());
                for (TestAssertion each : result.getTestAssertions()) {
                    if (each.getStatus() != TestAssertion.Status.FAILED) continue;
                    RuleId id = each.getRuleId();
                    System.out.println("FAILED " + file + " " + id.getClause() + "-" + id.getTestNumber() + ": " + each.getMessage() + " (" + each.getLocation().getContext() + ")");
                }
            } catch (Exception error) {
                good = false;
                System.out.println("FAILED " + file + " " + error);
            }
        }
        System.exit(good && files.length > 0 ? 0 : 1);
    }

    // The profile is rebuilt by hand: what reads it is left out of this jar.
    static ValidationProfile profile() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root;
        try (InputStream in = VeraUA.class.getClassLoader().getResourceAsStream("org/verapdf/pdfa/validation/PDFUA-1.xml")) {
            root = factory.newDocumentBuilder().parse(in).getDocumentElement();
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : all(root, "rule")) {
            Element id = all(rule, "id").get(0);
            Element error = all(rule, "error").get(0);
            List<ErrorArgument> arguments = new ArrayList<>();
            RuleId ruleId = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.ISO_14289_1, id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
            boolean deferred = rule.getAttribute("deferred").equals("true");
            rules.add(Profiles.ruleFromValues(ruleId, rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
                text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(error, "message"), arguments), new ArrayList<>()));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element variable : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                text(variable, "defaultValue"), text(variable, "value")));
        }
        if (rules.size() < 100) throw new IllegalStateException("the profile has only " + rules.size() + " rules");
        ProfileDetails details = Profiles.profileDetailsFromValues("PDF/UA-1", "", "", new Date(0));
        return Profiles.profileFromValues(PDFAFlavour.PDFUA_1, details, "", rules, variables);
    }

    static List<Element> all(Element root, String name) {
        NodeList found = root.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) elements.add((Element) found.item(at));
        return elements;
    }

    static String text(Element root, String name) {
        List<Element> found = all(root, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
