//! A number becomes a site of that many lessons of 800 words, in a language that has common words, rare words and topics.
//!
//! Words are drawn as rank and frequency fall in real texts (Zipf), so that the dictionary of 10,000 lessons has about
//! 60,000 forms. Each lesson has a main topic, and a second one that it touches; both are known, so a search can be judged.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

/// The day that the site is built for.
pub(crate) const TODAY: &str = "2026-11-22";
/// How many topics there are, and how many words of its own each has.
pub(crate) const TOPICS: usize = 40;
const TOPIC_WORDS: usize = 12;
/// How many words a lesson has.
const WORDS: usize = 800;
/// How many different words there are to draw from.
const VOCABULARY: f64 = 90_000.0;

const SETTINGS: &str = "[site]\ntitle = \"Example learning\"\nbase_url = \"https://learning.example.org\"\n\n\
    [partnership]\nname = \"Example partnership\"\n\n[[area]]\nid = \"north\"\nname = \"North\"\n";
const COMMON: &str = "the of and to in a is that it was for on are as with be they at this have from or had by but some what \
    there we can out other were all your when up use word how said an each she which do their time if will way about many \
    then them would write like so these her long make thing see him two has look more day could go come did my sound no \
    most number who over know water than call first people may down side been now find child children family school help \
    plan record worker visit meeting concern parent home service review learn practice team early care need risk safe";
/// Words that start a sentence and are nobody's name: a capital on an invented word asks for an answer.
const OPENINGS: &[&str] =
    &["Both", "How", "If", "It", "Some", "That", "The", "They", "This", "We", "What", "When", "Your"];
const THEMES: &[&str] =
    &["neglect", "domestic-abuse", "online-harm", "babies", "missing", "housing", "supervision", "escalation"];
const ROLES: &[&str] =
    &["social-worker", "school-staff", "gp", "health-visitor", "midwife", "police-officer", "team-manager"];
const AGENCIES: &[&str] = &["social-care", "police", "gp", "maternity", "schools", "housing", "probation", "camhs"];

/// Writes a site of that many lessons, and returns the bytes of their texts.
pub(crate) fn write(root: &Path, lessons: usize) -> usize {
    fs::create_dir_all(root.join("content/good-practice")).expect("a folder");
    fs::write(root.join("candour.toml"), SETTINGS).expect("the settings");
    let common: Vec<&str> = COMMON.split_whitespace().collect();
    (0..lessons).map(|number| lesson(root, number, &common)).sum()
}

/// Returns the main topic of a lesson and the one that it touches.
pub(crate) fn topics(number: usize) -> (usize, usize) {
    let mut dice = Dice::new(number);
    let main = dice.below(TOPICS);
    (main, (main + 1 + dice.below(TOPICS - 1)) % TOPICS)
}

/// Returns a word of a topic.
pub(crate) fn topic_word(topic: usize, word: usize) -> String {
    made(300 + (topic * TOPIC_WORDS + word % TOPIC_WORDS) * 9)
}

/// Returns the address of a lesson in the site.
pub(crate) fn address(number: usize) -> String {
    format!("good-practice/lesson-{number:05}.html")
}

fn lesson(root: &Path, number: usize, common: &[&str]) -> usize {
    let (main, second) = topics(number);
    let mut dice = Dice::new(number + 7_000_000);
    let mut text = String::from("+++\n");
    let (year, month, day) = (2021 + dice.below(5), 1 + dice.below(12), 1 + dice.below(28));
    let pick = |list: &[&str], dice: &mut Dice| {
        let start = dice.below(list.len());
        format!("[\"{}\", \"{}\"]", list[start], list[(start + 1 + dice.below(list.len() - 1)) % list.len()])
    };
    let sentence = |dice: &mut Dice| {
        let mut text = OPENINGS[dice.below(OPENINGS.len())].to_owned();
        for _ in 1..14 {
            text.push(' ');
            text.push_str(&word(dice, main, second, common));
        }
        text + "."
    };
    let title =
        format!("About {} and {}", topic_word(main, dice.below(TOPIC_WORDS)), word(&mut dice, main, second, common));
    let _ = write!(
        text,
        "id = \"practice-{number:05}\"\ntitle = \"{title}\"\nsummary = \"{}\"\nauthor_role = \"Learning Officer\"\n\
         published = {year}-{month:02}-{day:02}\nreview_by = 2027-11-01\nthemes = {}\nroles = {}\nagencies = {}\n\
         what = \"{}\"\nhow_achieved = \"{}\"\ndifference = \"{}\"\n+++\n",
        sentence(&mut dice),
        pick(THEMES, &mut dice),
        pick(ROLES, &mut dice),
        pick(AGENCIES, &mut dice),
        sentence(&mut dice),
        sentence(&mut dice),
        sentence(&mut dice),
    );
    for _ in 0..5 {
        let heading = [word(&mut dice, main, second, common), word(&mut dice, main, second, common)].join(" ");
        let _ = write!(text, "\n## About {heading}\n\n");
        for _ in 0..(WORDS / 5 / 14) {
            text.push_str(&sentence(&mut dice));
            text.push(' ');
        }
        text.push('\n');
    }
    let path = root.join(format!("content/good-practice/lesson-{number:05}.md"));
    fs::write(&path, &text).expect("a lesson");
    let digest = Sha256::digest(&text).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    let record = format!(
        "[[approval]]\ndigest = \"sha256:{digest}\"\nanonymised_by = \"Business Manager\"\napproved_by = \"Chair\"\n\
         approved_on = 2026-03-12\nreference = \"Item 4\"\nchecks = \"2026.1\"\n"
    );
    fs::write(path.with_extension("approval.toml"), record).expect("a record");
    text.len()
}

/// Draws a word: of 100, six of the main topic, two of the second, the rest by rank.
fn word(dice: &mut Dice, main: usize, second: usize, common: &[&str]) -> String {
    match dice.below(100) {
        0..6 => topic_word(main, dice.below(TOPIC_WORDS)),
        6..8 => topic_word(second, dice.below(TOPIC_WORDS)),
        _ => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to the vocabulary")]
            let rank = VOCABULARY.powf(dice.share()) as usize;
            common.get(rank - 1).map_or_else(|| made(rank), |word| (*word).to_owned())
        }
    }
}

/// Returns an invented word of that rank; four ranks together are four forms of one word.
fn made(rank: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ba", "ko", "rup", "mu", "tev", "lan", "so", "vi", "dor", "pe", "gu", "nud", "fel", "hi", "jo", "wub", "tem",
        "cu", "bri", "zo",
    ];
    let (mut number, mut word) = (rank / 4 + 400, String::new());
    while number > 0 {
        word.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
    }
    word + ["", "s", "ed", "ing"][rank % 4]
}

/// A source of numbers that is the same on every machine (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn new(seed: usize) -> Self {
        let mut dice = Self(0x9E37_79B9_7F4A_7C15 ^ (seed as u64 + 1).wrapping_mul(0xD134_2543_DE82_EF95));
        for _ in 0..4 {
            dice.next();
        }
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).expect("smaller than the limit")
    }

    /// Returns a number from 0 up to 1.
    fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 32).expect("32 bits")) / f64::from(u32::MAX)
    }
}
