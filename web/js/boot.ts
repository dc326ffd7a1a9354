// The page's start: loads the program, and speaks for it while it cannot speak for itself.
//
// Until the program has drawn its first view, the skeleton of index.html is the page, and what is typed there is kept.
// What may go wrong before that moment, and after the program has broken down, is told by the panels of ./boot/.
import { announceVerdicts } from "./boot/announce";
import { applyStoredTheme } from "./boot/theme";
import { bundleOfThisPage } from "./boot/bundle";
import { offerEditor } from "./boot/editor";
import { describe } from "./boot/failure";
import { tendMenus } from "./boot/menus";
import { keepFocus } from "./boot/focus";
import { writeFieldsOnLeaving } from "./boot/leaving";
import { offerMap } from "./boot/map";
import { offerOfflineUse } from "./boot/offline";
import { hasPanicked, watchForPanic } from "./boot/panic";
import { replaceStatus } from "./boot/panel";
import { reportProgress } from "./boot/progress";
import { offerExtrasOfThisPage } from "./boot/extras";
import { offerServices } from "./boot/services";
import { hideSampleForLink, keepFragmentOnSkip, retireSkeletonOnMount } from "./boot/skeleton";
import { keepTabsInView } from "./boot/tabs";
import { keepSplitters } from "./boot/splitters";
import { start } from "./boot/start";

applyStoredTheme();
hideSampleForLink();
keepFragmentOnSkip();
retireSkeletonOnMount();
offerOfflineUse();
offerEditor();
tendMenus();
keepTabsInView();
offerExtrasOfThisPage();
offerServices();
offerMap();
keepSplitters();
keepFocus();
writeFieldsOnLeaving();
announceVerdicts();
watchForPanic();

start(bundleOfThisPage(), reportProgress).catch((error: unknown) => {
  console.error(error);
  // A panic during the start has its own panel, which knows more.
  if (!hasPanicked()) replaceStatus(describe(error));
});
