//! A small count of people in a sentence.

use crate::check::rule::{Check, Run};
use crate::disclosure::Scene;
use crate::disclosure::counts::small_counts;
use crate::reading::Spot;
use crate::report::{Finding, Rule};

pub(super) static CHECK: Check =
    Check { rule: Rule::warning("anon/small-words", include_str!("small-words.md")), run: Run::Text(run) };

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let few = scene.answers.thresholds().no_figures_below;
    for (number, (passage, _)) in scene.to_search().enumerate() {
        let told = passage.spot.is_prose() && !matches!(passage.spot, Spot::Cell | Spot::Attribute);
        if !told || of_records(scene, number) {
            continue;
        }
        for range in small_counts(scene, passage, few) {
            let message = "this counts so few people that a reader may know who is meant";
            findings.push(
                scene
                    .finding_at(&CHECK.rule, passage, range, message)
                    .help("write `most`, `some` or `few`, pool several audits, or say what was seen without counting"),
            );
        }
    }
}

/// Returns whether a value holds numbers that the program itself keeps back, or the record of an approval.
fn of_records(scene: &Scene<'_>, passage: usize) -> bool {
    let passage = &scene.reading.passages[passage];
    passage.spot == Spot::Value
        && scene.reading.key_of(passage).is_some_and(|key| matches!(key, "sample_size" | "count"))
}

#[cfg(test)]
mod tests {
    use super::run;
    use crate::base::{SitePath, Sources};
    use crate::disclosure::{Answers, Scene};
    use crate::reading::Form;

    fn check(text: &str) -> usize {
        let mut sources = Sources::default();
        let path = SitePath::new("content/pages/x.md").expect("a path");
        let id = sources.add(path, text);
        let answers = Answers::default();
        let scene = Scene::new(id, "content/pages/x.md", text, Form::Markdown, &answers, false);
        let mut findings = Vec::new();
        run(&scene, &mut findings);
        findings.len()
    }

    #[test]
    fn small_counts_in_sentences_are_found() {
        for text in [
            "One of the three children had not seen a dentist.",
            "It was so for two of the four families.",
            "In one case the plan was late.",
            "One child was moved twice.",
            "She was the only girl in the sample.",
            "Both boys were seen.",
            "All three children were seen.",
            "This was true of 1 in 4 of the 8 records.",
            "25% of the eight children were seen alone.",
            "25 per cent of the eight children were seen alone.",
            "The children were seen late, two thirds of the six.",
            "Of these, 3 out of 7 young people had a plan.",
            "The plan was late in 3/7 records.",
            "None of the six children was seen alone.",
            "Neither of the two girls was told.",
            "There was a single case of forced marriage.",
            "Children with such a worry (n = 2) were seen late.",
        ] {
            assert_eq!(check(text), 1, "{text}");
        }
    }

    #[test]
    fn other_small_numbers_are_left_alone() {
        for text in [
            "One of the most important questions is who is in the home.",
            "One child's records may be kept by many agencies.",
            "Two workers visited. A child was seen.",
            "One in four children nationally lives in poverty.",
            "Children 1, 2 and 3 were seen. Child B was the third of four siblings.",
            "Two of the five standards were met.",
            "Two of the three named nurses came.",
            "One of the 240 children had moved.",
            "She worked with one family.",
            "In one case conference, the chair was late.",
            "The only family hub was open.",
            "Both parents were asked.",
            "One of two parents' groups was full.",
            "Nothing was said of a single child or worker. Children were seen (n = 1,460).",
        ] {
            assert_eq!(check(text), 0, "{text}");
        }
    }
}
