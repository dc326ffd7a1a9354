// Some fields write when they are left, lest half a number counts. A page may go before that: then they write as it goes.

export function writeFieldsOnLeaving(): void {
  // Before the program listens, which keeps a draft at this moment.
  addEventListener("pagehide", () => {
    const field = document.activeElement;
    if (field?.matches("textarea, input:not([type])")) field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
