// embed.js: live examples in any documentation. It defines <hatcheck-example>, and puts one behind each fence that holds a
// scenario. Everything that makes an example live is fetched when somebody comes near one.
//
// It must stay small (web/tests/budgets.json), and no host page may ever break by it.
import { HatcheckExample } from "./element";
import { upgradeFences } from "./fences";
import { tendFrames } from "./frames";

const NAME = "hatcheck-example";

if (customElements.get(NAME)) {
  console.warn("Hatcheck: embed.js was loaded twice. The first one goes on.");
} else {
  customElements.define(NAME, HatcheckExample);
  upgradeFences(NAME);
  tendFrames();
}
