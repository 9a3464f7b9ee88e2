//! One type for each list that a field draws its words from.

use crate::fields::List;

macro_rules! lists {
    ($($(#[doc = $doc:literal])+ $name:ident = $file:literal,)*) => {
        $($(#[doc = $doc])+
        #[derive(Debug)]
        pub enum $name {}

        impl List for $name {
            const NAME: &'static str = $file;
        })*
    };
}

lists! {
    /// Kinds of audit.
    AuditTypes = "audit-types",
    /// Ways of auditing.
    Methods = "methods",
    /// Where learning comes from.
    ReviewSources = "sources",
    /// Why a theme was chosen.
    PriorityRoutes = "priority-routes",
    /// Where in the system a child is.
    CaseCategories = "case-categories",
    /// Steps of a child's journey.
    JourneyStages = "journey-stages",
    /// Areas of work that are judged.
    Domains = "domains",
    /// Scales of judgement.
    GradeScales = "grade-scales",
    /// What a re-audit saw.
    Changes = "changes",
    /// How far an action is.
    ActionStatuses = "action-statuses",
    /// How far a planned audit is.
    ProgrammeStatuses = "programme-statuses",
    /// Agencies.
    Agencies = "agencies",
    /// Roles.
    Roles = "roles",
    /// Themes.
    Themes = "themes",
    /// What may distress a reader.
    Sensitivities = "sensitivities",
    /// Kinds of finding.
    FindingTypes = "finding-types",
    /// What a finding is about.
    FindingLevels = "finding-levels",
    /// Whether harm was seen or could follow.
    ImpactKinds = "impact-kinds",
    /// How sure we are.
    EvidenceStrengths = "evidence-strengths",
    /// Kinds of resource.
    ResourceTypes = "resource-types",
    /// Kinds of notice.
    NoticeTypes = "notice-types",
    /// Parts of a seminar.
    AgendaTypes = "agenda-types",
    /// What an audit looks for.
    AuditFocuses = "audit-focus",
    /// Who may find a page by search.
    Indexing = "indexing",
    /// Why something was taken down.
    WithdrawalReasons = "withdrawal-reasons",
    /// Menus of the site.
    Menus = "menus",
}
