/** That a parameter of a request has a value that it cannot have. The message is one of ours and repeats nothing. */
export class ParameterProblem extends Error {
  readonly parameter: string;

  constructor(parameter: string, requirement: string) {
    super(`${parameter} ${requirement}`);
    this.name = 'ParameterProblem';
    this.parameter = parameter;
  }
}
