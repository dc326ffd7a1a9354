// The page's start: loads the program, and speaks for it while it cannot speak for itself.
//
// Until the program has drawn its first view, the skeleton of index.html is the page, and what is typed there is kept.
// What may go wrong before that moment, and after the program has broken down, is told by the panels of ./boot/.
import { applyStoredTheme } from "./boot/theme";
import { bundleOfThisPage } from "./boot/bundle";
import { describe } from "./boot/failure";
import { offerOfflineUse } from "./boot/offline";
import { hasPanicked, watchForPanic } from "./boot/panic";
import { replaceStatus } from "./boot/panel";
import { reportProgress } from "./boot/progress";
import { retireSkeletonOnMount, keepFragmentOnSkip } from "./boot/skeleton";
import { start } from "./boot/start";

applyStoredTheme();
keepFragmentOnSkip();
retireSkeletonOnMount();
offerOfflineUse();
watchForPanic();

start(bundleOfThisPage(), reportProgress).catch((error: unknown) => {
  console.error(error);
  // A panic during the start has its own panel, which knows more.
  if (!hasPanicked()) replaceStatus(describe(error));
});
