// @ts-nocheck: its types come with packages that only `cargo xtask hosts` installs.
export default {
  title: "Who may do what",
  url: "https://docs.example",
  baseUrl: "/",
  trailingSlash: true,
  onBrokenLinks: "throw",
  // Fences of a page that says nothing else are shown so: Docusaurus hands no options of a fence on.
  scripts: [{ src: "https://hatcheck.example/embed.js", type: "module", "data-view": "verdict", "data-edit": "all" }],
  presets: [["classic", { docs: { routeBasePath: "/", sidebarPath: undefined }, blog: false, pages: false }]],
  themes: [["@easyops-cn/docusaurus-search-local", { docsRouteBasePath: "/", indexBlog: false, hashed: true, searchBarShortcutKeymap: "/" }]],
  themeConfig: { navbar: { title: "Who may do what" } },
};
