// One module a behaviour. All listen on `document`, so regions may be replaced at any time.
import "./quiet.js";
import "./toast.js";
import "./theme.js";
import "./menu.js";
import "./dialog.js";
import "./clock.js";
import "./filter.js";
import "./drag.js";
import "./upload.js";
import "./date.js";
