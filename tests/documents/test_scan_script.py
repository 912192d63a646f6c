"""The camera of the page that checks copies: a sheet's code leads on, anything else does not."""

from playwright.sync_api import expect

from tests.browser.sheet import Sheet

HASH = "ab" * 32
BODY = """
<div data-scan="/verify/" hidden><button class="button" type="button" data-scan-start>Quét</button>
<video data-scan-view muted playsinline hidden></video><button type="button" data-scan-stop hidden>Thôi</button>
<p data-scan-problem hidden>Không mở được máy ảnh</p></div>
<script type="module" src="/static/documents/js/scan.js"></script>
"""
CAMERA = """
(() => {
  window.seen = [];
  window.BarcodeDetector = class {
    static async getSupportedFormats() { return ["qr_code"]; }
    async detect() { return window.seen.map((rawValue) => ({ rawValue })); }
  };
  const media = { getUserMedia: async () => {
    if (window.refuses) throw new DOMException("no", "NotAllowedError");
    return document.createElement("canvas").captureStream();
  } };
  Object.defineProperty(navigator, "mediaDevices", { value: media });
  HTMLMediaElement.prototype.play = async () => {};
})();
"""


def test_without_a_detector_there_is_no_button(sheet: Sheet) -> None:
    sheet.page.add_init_script("delete window.BarcodeDetector")
    page = sheet.show(BODY)
    expect(page.locator("[data-scan]")).to_be_hidden()


def test_a_sheets_code_leads_to_its_answer(sheet: Sheet) -> None:
    sheet.page.add_init_script(CAMERA)
    page = sheet.show(BODY)
    page.locator("[data-scan-start]").click()
    expect(page.locator("[data-scan-view]")).to_be_visible()
    page.evaluate("window.seen = ['https://elsewhere.example/?sha256=short']")
    page.wait_for_timeout(600)
    assert page.url.endswith("/sheet/")
    page.evaluate(f"window.seen = ['https://hop.example/verify/?sha256={HASH}']")
    page.wait_for_url(f"**/verify/?sha256={HASH}")
    assert sheet.errors == []


def test_a_camera_that_may_not_be_used_is_told_of(sheet: Sheet) -> None:
    sheet.page.add_init_script(CAMERA + "window.refuses = true;")
    page = sheet.show(BODY)
    page.locator("[data-scan-start]").click()
    expect(page.locator("[data-scan-problem]")).to_be_visible()
    expect(page.locator("[data-scan-start]")).to_be_visible()
