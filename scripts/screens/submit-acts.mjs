/** The first of the unit's people. @param {import('playwright-core').Page} page */
export async function pickPerson(page) {
  await chooseAgain(page);
  await page.locator('#field-personId input').click();
  await page.locator('vaadin-combo-box-item:not([hidden])').first().click();
  await waitForPerson(page);
}

/** The draft of the picture before has somebody. @param {import('playwright-core').Page} page */
async function chooseAgain(page) {
  await page.locator('#field-personId').waitFor();
  await page.waitForLoadState('networkidle');
  const again = page.locator('.person-card button');
  if (await again.isVisible()) {
    await again.click();
  }
}

/** @param {import('playwright-core').Page} page */
export async function waitForPerson(page) {
  await page.locator('.person-card').waitFor();
}

/** Nobody has this number. @param {import('playwright-core').Page} page */
export async function lookElsewhere(page) {
  await chooseAgain(page);
  await page.locator('.person-pick button.link').click();
  await page.locator('#field-personId input').fill('370000199001011234');
  await page.keyboard.press('Enter');
  await page.locator('#field-personId[invalid]').waitFor();
}

/** What would happen with another superior. @param {import('playwright-core').Page} page */
export async function previewSuperior(page) {
  await page.locator('#field-successorId input').fill('济南市卫生');
  await page.locator('vaadin-combo-box-item:not([hidden])').filter({ hasText: '济南市卫生' }).first().click();
  await page.locator('#field-reason input').fill('业务归口调整');
  await page.locator('input[type=file]').first().setInputFiles({ name: '批复.png', mimeType: 'image/png', buffer: await page.locator('h1').screenshot() });
  await page.locator('li.done').first().waitFor();
  await page.locator('.foot vaadin-button').click();
  await page.locator('.planned').waitFor();
  await page.locator('.planned').scrollIntoViewIfNeeded();
}

/** The first case of an inbox; an inbox that has none shows what will be there. @param {import('playwright-core').Page} page */
export async function openFirstCase(page) {
  const row = page.locator('xs-inbox a.row').first();
  await row.or(page.locator('xs-inbox .empty')).first().waitFor();
  if (await row.isVisible()) {
    await row.click();
    await page.locator('xs-case:not([inert]) h2').first().waitFor();
  }
}

/** @param {import('playwright-core').Page} page */
export async function editContact(page) {
  await page.locator('section[aria-labelledby=profile-contact] button').click();
  await page.locator('#field-mobile input').waitFor();
}

/** @param {import('playwright-core').Page} page */
export async function openMyCase(page) {
  await page.locator('main a[href^="/my-cases/"]').first().click();
  await page.locator('xs-own-case .aside dl').waitFor();
}
