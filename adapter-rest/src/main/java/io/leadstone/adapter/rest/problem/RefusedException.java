package io.leadstone.adapter.rest.problem;

/**
 * The request is rejected for a reason of HTTP, such as a malformed header. A failure of a use case is a {@link
 * io.leadstone.domain.failure.LeadException} instead.
 */
public final class RefusedException extends RuntimeException {

    private final ProblemAnswer answer;

    public RefusedException(Problem problem) {
        this(ProblemAnswer.of(problem));
    }

    public RefusedException(ProblemAnswer answer) {
        super(answer.problem().code());
        this.answer = answer;
    }

    /** Returns the answer to the request. */
    public ProblemAnswer answer() {
        return answer;
    }
}
