/** That a feed as a whole cannot be read, in words for whoever imports it. Nothing of its content is repeated. */
export class FeedProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FeedProblem';
  }
}
