//! The path of a file, which becomes an address.

use super::build::Builder;
use super::normal::Normal;
use super::passage::Spot;

/// Reads each part of a path but its ending; parts that only say where files of a site lie are left out.
pub(super) fn read(path: &str, builder: &mut Builder<'_>) {
    for part in path.split('/') {
        let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
        let mut normal = Normal::default();
        normal.decoded(stem, 0..0);
        builder.add(Spot::Path, &normal);
    }
}
