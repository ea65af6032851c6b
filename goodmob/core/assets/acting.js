// What stands within data-account is read and done as that account of the person who is signed in.
export function actingAs(element) {
  const account = element?.closest("[data-account]")?.dataset.account;
  return account ? { "Goodmob-Account": account } : {};
}
