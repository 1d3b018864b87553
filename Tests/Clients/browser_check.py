"""Leaflet, OpenLayers and MapLibre GL JS in headless Chromium. Usage: browser_check.py BASE MAP OUT LIBRARIES [PAGE…]

LIBRARIES is the folder with the clients' files. Pages come from the address of the server, as those of a dashboard would behind one proxy."""
import mimetypes
import pathlib
import sys

from playwright.sync_api import sync_playwright

base, name, out, libraries, *wanted = sys.argv[1:]
pages = pathlib.Path(__file__).parent / "pages"
arguments = [
    "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist"]


def client(route):
    file = route.request.url.split("/client/")[1].split("?")[0]
    path = pages / file if file.endswith(".html") else pathlib.Path(libraries) / file
    if not path.is_file():
        return route.fulfill(status=404)
    kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
    text = path.read_bytes()
    if file.endswith(".html"):
        text = text.replace(b"MAP", name.encode())
    route.fulfill(body=text, content_type=kind)


bad = 0
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
    for page_name in wanted or ["leaflet", "openlayers", "maplibre"]:
        page = browser.new_page(viewport={"width": 1220, "height": 1940 if page_name == "openlayers" else 920})
        page.route("**/client/**", client)
        said = []
        page.on("console", lambda message: message.type in ("error", "warning") and said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{base}/client/{page_name}.html")
        try:
            page.wait_for_function("window.done", timeout=180_000)
        except Exception as error:
            said.append(f"never done: {error}; {page.evaluate('window.count')}")
        page.wait_for_timeout(500)
        page.screenshot(path=f"{out}/{page_name}.png")
        done = page.evaluate("window.done") or {}
        said += page.evaluate("window.faults || []")
        said = [text for text in said if "GPU stall" not in text and "favicon" not in text]
        if said or done.get("failed") or not done.get("loaded"):
            bad = 1
        print(done.get("version", page_name), {k: v for k, v in done.items() if k != "version"}, *said, flush=True)
        page.close()
    browser.close()
sys.exit(bad)
