package io.leadstone.adapter.rest.problem;

import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.AgentIdTakenException;
import io.leadstone.domain.AgentNotFoundException;
import io.leadstone.domain.DuplicateEmailException;
import io.leadstone.domain.ForbiddenTransitionException;
import io.leadstone.domain.InvalidCommandException;
import io.leadstone.domain.LeadException;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadNotFoundException;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.StoreUnavailableException;
import io.leadstone.domain.UnknownAgentException;
import io.leadstone.domain.VersionConflictException;
import java.util.Map;

/** The one table of which failure of a use case is which status, and what each says besides. */
final class LeadProblems {

    private static final Map<Class<? extends LeadException>, Integer> STATUS = Map.of(
            AccessDeniedException.class, 403,
            AgentNotFoundException.class, 404,
            LeadNotFoundException.class, 404,
            AgentIdTakenException.class, 409,
            DuplicateEmailException.class, 409,
            ForbiddenTransitionException.class, 409,
            VersionConflictException.class, 409,
            InvalidCommandException.class, 422,
            UnknownAgentException.class, 422,
            StoreUnavailableException.class, 503);

    private LeadProblems() {}

    static Problem of(LeadException failure) {
        int status = STATUS.getOrDefault(failure.getClass(), 500);
        if (failure instanceof InvalidCommandException invalid) {
            return Problem.of(status, invalid.code(), invalid.violations());
        }
        Problem problem = Problem.of(status, failure.code(), String.valueOf(failure.getMessage()));
        if (failure instanceof DuplicateEmailException duplicate) {
            return problem.about(duplicate.holder().map(LeadId::toString));
        }
        if (failure instanceof ForbiddenTransitionException forbidden) {
            return problem.allowing(
                    forbidden.allowed().stream().sorted().map(LeadStatus::code).toList());
        }
        return problem;
    }
}
