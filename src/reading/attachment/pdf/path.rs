//! Boxes that a page fills, within what it lets through.

use super::layout::{Layout, Matrix};

/// The most boxes of one path.
const BOXES: usize = 1000;

/// A box on a page, upright.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    left: f64,
    bottom: f64,
    right: f64,
    top: f64,
}

impl Area {
    /// Returns the box between two corners.
    fn between(from: (f64, f64), to: (f64, f64)) -> Self {
        let ((left, right), (bottom, top)) =
            ((from.0.min(to.0), from.0.max(to.0)), (from.1.min(to.1), from.1.max(to.1)));
        Self { left, bottom, right, top }
    }

    fn and(self, (x, y): (f64, f64)) -> Self {
        Self { left: self.left.min(x), bottom: self.bottom.min(y), right: self.right.max(x), top: self.top.max(y) }
    }

    /// Returns what two boxes share, which may be less than nothing.
    fn within(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        }
    }

    fn has_corner(self, (x, y): (f64, f64)) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < 0.1;
        (near(x, self.left) || near(x, self.right)) && (near(y, self.bottom) || near(y, self.top))
    }
}

/// What is drawn until it is filled, or becomes the edge of what is let through.
#[derive(Default)]
pub(super) struct Path {
    boxes: Vec<Area>,
    points: Vec<(f64, f64)>,
    whole: Option<Area>,
    clips: bool,
}

impl Path {
    /// Adds a box.
    pub(super) fn add_box(&mut self, ctm: Matrix, [x, y, width, height]: [f64; 4]) {
        let area = Area::between(ctm.point(x, y), ctm.point(x + width, y + height));
        if self.boxes.len() < BOXES {
            self.boxes.push(area);
        }
        self.extend((area.left, area.bottom));
        self.extend((area.right, area.top));
    }

    /// Adds a point that a line goes to or comes from.
    pub(super) fn add_point(&mut self, point: (f64, f64)) {
        if self.points.len() < 6 {
            self.points.push(point);
        }
        self.extend(point);
    }

    fn extend(&mut self, point: (f64, f64)) {
        let area = self.whole.unwrap_or(Area::between(point, point));
        self.whole = Some(area.and(point));
    }

    /// Takes note that nothing outside will be let through from now on.
    pub(super) fn clip(&mut self) {
        self.clips = true;
    }

    /// Ends the path, fills it if it is to be filled, and says what is let through from now on.
    pub(super) fn end(&mut self, filled: bool, clip: Option<Area>, layout: &mut Layout) -> Option<Area> {
        let path = std::mem::take(self);
        if filled {
            let lines = path.whole.filter(|area| {
                // Four lines may make a box as well.
                matches!(path.points.len(), 4 | 5) && path.points.iter().all(|point| area.has_corner(*point))
            });
            for area in path.boxes.iter().copied().chain(lines) {
                let area = clip.map_or(area, |clip| area.within(clip));
                if area.left < area.right && area.bottom < area.top {
                    layout.cover((area.left, area.bottom), (area.right, area.top));
                }
            }
        }
        match (path.clips, path.whole) {
            (true, Some(area)) => Some(clip.map_or(area, |clip| area.within(clip))),
            _ => clip,
        }
    }
}
