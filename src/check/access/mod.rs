//! Rules about what everyone must be able to read (WCAG 2.2).

use super::rule::family;

family! {
    heading_order,
    missing_alt,
    table_header,
}
