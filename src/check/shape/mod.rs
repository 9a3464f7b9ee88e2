//! Rules about what a kind of document must hold.
//!
//! In: the facts of a kind, and the text where the kind prescribes it. Out: findings where something is missing.
//! Invariant: a rule here reports on documents of one kind, though it may read others.

use super::rule::family;

family! {
    briefing_source,
    briefing_sections,
    briefing_questions,
    word_budget,
    audit_balance,
    audit_independence,
    key_messages,
    finding_source,
    strength_how,
    improvement_why,
    improvement_recommendation,
    recommendation_action,
    action_recommendation,
    newsletter_items,
    newsletter_blurb,
    newsletter_balance,
    newsletter_dates,
    newsletter_subject,
    seminar_minutes,
    seminar_time,
    seminar_slot,
    slide_title,
    slide_too_long,
    slide_picture,
    table_too_wide,
    empty_exercise,
    public_office,
}
