//! The files of Microsoft's servers: `web.config` for IIS, which many councils run, and `staticwebapp.config.json`.

use std::fmt::Write;

use serde_json::json;

use super::{headers, moved};
use crate::render::Stage;

/// Returns the file `web.config`.
pub(super) fn web_config(stage: &Stage<'_>, top: &str) -> String {
    let mut redirects = String::new();
    for (old, new) in moved::moves(stage) {
        let _ = write!(
            redirects,
            "  <location path=\"{old}\">\n    <system.webServer>\n      <httpRedirect enabled=\"true\" \
             destination=\"{top}{new}\" exactDestination=\"true\" httpResponseStatus=\"Permanent\" />\n    \
             </system.webServer>\n  </location>\n"
        );
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration>\n  <system.webServer>\n    \
         <staticContent>\n      <remove fileExtension=\".json\" />\n      \
         <mimeMap fileExtension=\".json\" mimeType=\"application/json\" />\n    </staticContent>\n    \
         <httpErrors errorMode=\"Custom\">\n      <remove statusCode=\"404\" />\n      \
         <error statusCode=\"404\" path=\"{top}404.html\" responseMode=\"ExecuteURL\" />\n    </httpErrors>\n    \
         <httpProtocol>\n      <customHeaders>\n{headers}      </customHeaders>\n    </httpProtocol>\n  \
         </system.webServer>\n  <location path=\"assets\">\n    <system.webServer>\n      <staticContent>\n        \
         <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"365.00:00:00\" \
         cacheControlCustom=\"immutable\" />\n      </staticContent>\n    </system.webServer>\n  </location>\n\
         {redirects}</configuration>\n",
        headers = headers::iis(stage),
    )
}

/// Returns the file `staticwebapp.config.json`.
pub(super) fn static_web_app(stage: &Stage<'_>) -> String {
    let mut routes = vec![json!({ "route": "/assets/*", "headers": { "Cache-Control": headers::for_ever() } })];
    for (old, new) in moved::moves(stage) {
        routes.push(json!({ "route": format!("/{old}"), "redirect": format!("/{new}"), "statusCode": 301 }));
    }
    for old in moved::gone(stage) {
        routes.push(json!({ "route": format!("/{old}"), "headers": { "X-Robots-Tag": "noindex" } }));
    }
    let config = json!({
        "globalHeaders": headers::azure(stage),
        "responseOverrides": { "404": { "rewrite": "/404.html" } },
        "routes": routes,
    });
    format!("{config:#}\n")
}
