package io.leadstone.adapter.rest.problem;

/** A refusal that only HTTP knows: no use case was asked, or its answer means something else here. */
public final class RefusedException extends RuntimeException {

    private final Problem problem;

    public RefusedException(Problem problem) {
        super(problem.code());
        this.problem = problem;
    }

    /** What is answered. */
    public Problem problem() {
        return problem;
    }
}
