"""Somebody else's documentation, made with Sphinx, with live examples in it."""

project = "Who may do what"
extensions = ["sphinx_copybutton"]
html_theme = "furo"
html_theme_options = {"navigation_with_keys": True}
html_js_files = [
    ("https://hatcheck.example/embed.js", {"type": "module", "data-view": "verdict", "data-edit": "all"})
]
