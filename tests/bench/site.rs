//! A number becomes a site folder with that many approved briefings, the same bytes every time.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

/// The day that the site is built for.
pub(crate) const TODAY: &str = "2026-11-22";

const SETTINGS: &str = "[site]\ntitle = \"Example learning\"\nbase_url = \"https://learning.example.org\"\n\n\
    [partnership]\nname = \"Example partnership\"\n\n[[area]]\nid = \"north\"\nname = \"North\"\n";

/// How many briefings draw on one audit, and how many findings each audit has.
const BRIEFINGS_PER_AUDIT: usize = 50;
const FINDINGS: usize = 4;

const THEMES: &[&str] = &[
    "neglect",
    "domestic-abuse",
    "online-harm",
    "babies",
    "missing",
    "hidden-men",
    "housing",
    "voice-of-child",
    "professional-curiosity",
    "information-sharing",
    "supervision",
    "escalation",
    "was-not-brought",
    "think-family",
];
const ROLES: &[&str] = &[
    "social-worker",
    "school-staff",
    "gp",
    "health-visitor",
    "midwife",
    "police-officer",
    "housing-officer",
    "team-manager",
];
const AGENCIES: &[&str] = &["social-care", "police", "gp", "maternity", "schools", "housing", "probation", "camhs"];
const SECTIONS: &[&str] = &[
    "Background",
    "Why it matters",
    "What is working and how",
    "What needs to improve and why",
    "What children and families told us",
];
const WORDS: &str = "a about after again all and ask at baby be before best both but by can care change child children \
    clear could daily day early each family father feel find for found from good had has have hear help her his home how \
    if in into is it know learn less life listen little live look made make matter meeting more mother need new next no \
    not notice of often on one only or other our out over own parent part people plan practice question record right \
    safe said same say school see share short small so some step support take talk team tell than that the their them \
    then there they thing this time to together told trust try visit want was we well what when where which who why will \
    with word work worker worried would write year you young your";

/// Words that start a sentence and are nobody's name: a capital on `good`, `day` or `will` asks for an answer.
const OPENINGS: &[&str] =
    &["Both", "How", "If", "It", "Some", "That", "The", "They", "This", "We", "What", "When", "Your"];

/// Writes the site and returns how many documents it has.
pub(crate) fn write(root: &Path, briefings: usize) -> usize {
    put(root, "candour.toml", SETTINGS);
    let audits = briefings.div_ceil(BRIEFINGS_PER_AUDIT);
    for audit in 0..audits {
        document(root, &format!("content/audits/audit-{audit:05}.md"), &audit_text(audit));
        for finding in 0..FINDINGS {
            let path = format!("content/findings/finding-{audit:05}-{finding}.md");
            document(root, &path, &finding_text(audit, finding));
        }
    }
    for briefing in 0..briefings {
        document(root, &briefing_path(briefing), &briefing_text(briefing));
    }
    briefings + audits * (1 + FINDINGS)
}

/// Adds a sentence to one briefing in the middle, and approves it again.
pub(crate) fn change_one(root: &Path, briefings: usize) {
    let middle = briefings / 2;
    let text = briefing_text(middle) + "\nSince then we have asked again.\n";
    document(root, &briefing_path(middle), &text);
}

/// Adds a briefing that nobody has approved, so that every file is looked through for its words.
pub(crate) fn add_draft(root: &Path, briefings: usize) {
    put(root, "content/briefings/draft.md", &briefing_text(briefings).replace("audit = ", "# audit = "));
}

pub(crate) fn briefing_path(number: usize) -> String {
    format!("content/briefings/briefing-{number:05}.md")
}

/// Writes a document with a record that approves exactly these bytes.
fn document(root: &Path, path: &str, text: &str) {
    put(root, path, text);
    let digest = Sha256::digest(text).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    let record = format!(
        "[[approval]]\ndigest = \"sha256:{digest}\"\nanonymised_by = \"Business Manager\"\napproved_by = \"Chair\"\n\
         approved_on = 2026-03-12\nreference = \"Item 4\"\nchecks = \"2026.1\"\n"
    );
    put(root, &path.replace(".md", ".approval.toml"), &record);
}

fn put(root: &Path, path: &str, text: &str) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().expect("a file stands in a folder")).expect("a folder");
    fs::write(place, text).expect("a file");
}

/// A source of numbers that is the same on every machine (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn new(seed: usize) -> Self {
        Self(0x9E37_79B9_7F4A_7C15 ^ (seed as u64 + 1).wrapping_mul(0xD134_2543_DE82_EF95))
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("smaller than the limit")
    }

    /// Returns a sentence of that many words.
    fn sentence(&mut self, count: usize) -> String {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let mut text = OPENINGS[self.below(OPENINGS.len())].to_owned();
        for _ in 1..count {
            text.push(' ');
            text.push_str(words[self.below(words.len())]);
        }
        text + "."
    }

    /// Returns sentences of about that many words together.
    fn prose(&mut self, count: usize) -> String {
        (0..count / 12).map(|_| self.sentence(12)).collect::<Vec<_>>().join(" ")
    }

    /// Returns `count` different words of a list, as a TOML list.
    fn tags(&mut self, list: &[&str], count: usize) -> String {
        let start = self.below(list.len());
        let chosen = (0..count).map(|at| format!("\"{}\"", list[(start + at * 3) % list.len()]));
        let mut chosen: Vec<String> = chosen.collect();
        chosen.dedup();
        format!("[{}]", chosen.join(", "))
    }
}

/// Returns the front matter that every kind has.
fn common(id: &str, title: &str, dice: &mut Dice) -> String {
    let (year, month, day) = (2021 + dice.below(5), 1 + dice.below(12), 1 + dice.below(28));
    format!(
        "+++\nid = \"{id}\"\ntitle = \"{title}\"\nsummary = \"{}\"\nauthor_role = \"Learning Officer\"\n\
         published = {year}-{month:02}-{day:02}\nreview_by = 2027-11-01\nthemes = {}\nroles = {}\nagencies = {}\n",
        dice.sentence(18),
        dice.tags(THEMES, 3),
        dice.tags(ROLES, 3),
        dice.tags(AGENCIES, 4),
    )
}

pub(crate) fn briefing_text(number: usize) -> String {
    let mut dice = Dice::new(number);
    let audit = number / BRIEFINGS_PER_AUDIT;
    let mut text = common(&format!("briefing-{number:05}"), &format!("Lesson {number}: what we learned"), &mut dice);
    let _ = writeln!(text, "audit = \"audit-{audit:05}\"");
    let questions = (0..4).map(|_| format!("\"{}\"", dice.sentence(12).replace('.', "?")));
    let _ = writeln!(text, "questions = [{}]", questions.collect::<Vec<_>>().join(", "));
    for role in &ROLES[..4] {
        let actions = (0..3).map(|_| format!("\"{}\"", dice.sentence(10))).collect::<Vec<_>>().join(", ");
        let _ = writeln!(text, "\n[[what_to_do]]\nrole = \"{role}\"\nactions = [{actions}]");
    }
    text.push_str("+++\n");
    for (at, heading) in SECTIONS.iter().enumerate() {
        let finding = format!("finding-{audit:05}-{}", (number + at) % FINDINGS);
        let _ = writeln!(
            text,
            "\n## {heading}\n\n{} **{}** See [what the audit found about this](id:{finding}).\n\n- {}\n- {}\n- {}\n\n{}",
            dice.prose(36),
            dice.sentence(6),
            dice.sentence(9),
            dice.sentence(9),
            dice.sentence(9),
            dice.prose(48),
        );
    }
    text
}

fn finding_text(audit: usize, number: usize) -> String {
    let mut dice = Dice::new(1_000_000 + audit * FINDINGS + number);
    let id = format!("finding-{audit:05}-{number}");
    let mut text = common(&id, &format!("Point {number} of audit {audit}"), &mut dice);
    let (form, key) = if number.is_multiple_of(2) { ("strength", "how_achieved") } else { ("improvement", "why") };
    let _ = write!(
        text,
        "audit = \"audit-{audit:05}\"\ntype = \"{form}\"\nstatement = \"{}\"\ndomain = \"recording\"\n\
         level = \"systemic\"\nimpact_on_child = \"{}\"\nimpact_kind = \"potential\"\n{key} = \"{}\"\n+++\n\n{}\n",
        dice.sentence(16),
        dice.sentence(14),
        dice.sentence(20),
        dice.prose(120),
    );
    text
}

fn audit_text(audit: usize) -> String {
    let mut dice = Dice::new(2_000_000 + audit);
    let finding = |number: usize| format!("\"finding-{audit:05}-{number}\"");
    let mut text = common(&format!("audit-{audit:05}"), &format!("Audit {audit}"), &mut dice);
    let _ = write!(
        text,
        "type = \"thematic\"\nmethod = [\"case-file\"]\nperiod = {{ from = 2020-04-01, to = 2020-06-30 }}\n\
         priority_routes = [\"performance-data\"]\nkloes = [\"Is help early?\"]\ncommissioner = \"Audit group\"\n\
         look_back_months = 12\nauditor_roles = [\"Named nurse\"]\nindependence_confirmed = true\n\
         moderation = {{ group = \"Moderation group\", date = 2020-07-10 }}\nstrengths = [{}, {}]\n\
         improvements = [{}, {}]\nkey_messages = [\"{}\", \"{}\", \"{}\"]\n\n[[recommendations]]\nid = \"R1\"\n\
         text = \"{}\"\nfindings = [{}, {}]\nno_action_reason = \"The partnership has done this already.\"\n+++\n\n\
         ## Why we looked\n\n{}\n\n| Question | Answer |\n|---|---|\n| {} | {} |\n",
        finding(0),
        finding(2),
        finding(1),
        finding(3),
        dice.sentence(10),
        dice.sentence(10),
        dice.sentence(10),
        dice.sentence(20),
        finding(1),
        finding(3),
        dice.prose(240),
        dice.sentence(6),
        dice.sentence(8),
    );
    text
}
