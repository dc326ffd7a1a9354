// The closing line of the run, and the rule that a run without tests is a failure.
import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";

export default class ClosingLine implements Reporter {
  #count = { passed: 0, failed: 0, skipped: 0 };

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === "skipped") this.#count.skipped += 1;
    else if (test.ok()) this.#count.passed += 1;
    else this.#count.failed += 1;
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult["status"] }> {
    const { passed, failed, skipped } = this.#count;
    const none = passed + failed === 0;
    const failure = none ? " No test ran, which counts as a failure." : "";
    console.log(
      `\nBrowser tests: ${passed} passed, ${failed} failed, ${skipped} skipped in ${(result.duration / 1000).toFixed(1)} s.${failure}`,
    );
    return { status: none ? "failed" : result.status };
  }

  printsToStdio(): boolean {
    return false;
  }
}
