/** The page before anything is asked: forms, and places for what comes. No field has a name, so none is ever submitted. */
export const PAGE_HTML = `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Audit trail</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/audit/page.css" />
    <script type="module" src="/audit/page.js"></script>
  </head>
  <body>
    <a class="skip" href="#content">Skip to the content</a>
    <header>
      <div>
        <h1>Audit trail</h1>
        <p>Who looked, why, and what was decided. Times are those of England.</p>
      </div>
      <button type="button" id="leave" hidden>Leave, and forget the token</button>
    </header>
    <nav id="views" aria-label="Views" hidden>
      <a href="#figures">Figures</a>
      <a href="#accesses">Accesses</a>
      <a href="#overrides">Overrides</a>
      <a href="#unusual">Unusual access</a>
    </nav>
    <main id="content" tabindex="-1">
      <noscript><p class="problem">This page needs JavaScript.</p></noscript>
      <p id="status" role="status"></p>
      <p id="problem" class="problem" role="alert" hidden></p>

      <section id="begin" aria-labelledby="begin-title">
        <h2 id="begin-title">Before you look</h2>
        <form autocomplete="off">
          <div class="field">
            <label for="token">Your access token</label>
            <p id="token-hint">Kept in the memory of this page alone. It is gone when you leave or reload it.</p>
            <input id="token" type="password" required autocomplete="off" spellcheck="false"
              aria-describedby="token-hint" />
          </div>
          <div class="field">
            <label for="reason">Why you are looking</label>
            <p id="reason-hint">Goes on the trail with everything that you ask. 500 characters at most.</p>
            <input id="reason" type="text" required maxlength="500" autocomplete="off" aria-describedby="reason-hint" />
          </div>
          <div class="field">
            <label for="key">Public key of the trail (optional)</label>
            <p id="key-hint">As it was given to you, <code>name+id+base64</code>: with it, this page checks signatures.</p>
            <input id="key" type="text" autocomplete="off" spellcheck="false" aria-describedby="key-hint" />
          </div>
          <button type="submit" class="main">Begin</button>
        </form>
      </section>

      <section id="figures" aria-labelledby="figures-title" hidden>
        <h2 id="figures-title" tabindex="-1">Figures</h2>
        <p class="about">How often children were looked at. One request that looked at one child counts once.</p>
        ${periodForm('figures')}
        <div class="results"></div>
      </section>

      <section id="accesses" aria-labelledby="accesses-title" hidden>
        <h2 id="accesses-title" tabindex="-1">Accesses</h2>
        <p class="about">Who looked at a child, or what somebody did, newest first.</p>
        <form class="row" autocomplete="off">
          <div class="field">
            <label for="about">About</label>
            <select id="about">
              <option value="child">a child</option>
              <option value="actor">an actor</option>
            </select>
          </div>
          <div class="field wide">
            <label for="subject">Id of the child, or subject of the token</label>
            <input id="subject" type="text" required maxlength="200" autocomplete="off" spellcheck="false" />
          </div>
          <button type="submit" class="main">Show</button>
        </form>
        <div class="results"></div>
      </section>

      <section id="overrides" aria-labelledby="overrides-title" hidden>
        <h2 id="overrides-title" tabindex="-1">Overrides</h2>
        <p class="about">
          Decisions that let somebody past consent or a shield and that no auditor has reviewed, newest first. Each is due
          by the end of the next working day.
        </p>
        <form class="row"><button type="submit" class="main">Show those that wait</button></form>
        <div class="results"></div>
      </section>

      <section id="unusual" aria-labelledby="unusual-title" hidden>
        <h2 id="unusual-title" tabindex="-1">Unusual access</h2>
        <p class="about">What you may want to ask about, and why. That it is unusual does not say that it was wrong.</p>
        ${periodForm('unusual')}
        <div class="results"></div>
      </section>
    </main>
    <dialog id="entry" aria-labelledby="entry-title"></dialog>
  </body>
</html>
`;

function periodForm(view: string): string {
  return `<form class="row" autocomplete="off">
          <div class="field">
            <label for="${view}-from">First day</label>
            <input id="${view}-from" type="date" required />
          </div>
          <div class="field">
            <label for="${view}-to">Last day</label>
            <input id="${view}-to" type="date" required />
          </div>
          <button type="submit" class="main">Show</button>
        </form>`;
}
