//! The preview, driven as a browser drives it: the real program on a real folder, and raw sockets.

#[expect(unreachable_pub, reason = "a module of several test programs")]
mod lab;

#[path = "serve/guarded.rs"]
mod guarded;
#[path = "serve/live.rs"]
mod live;
#[path = "serve/shown.rs"]
mod shown;
#[path = "serve/soak.rs"]
mod soak;
#[path = "serve/visit.rs"]
mod visit;
