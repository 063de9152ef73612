package io.leadstone.application.service.submission;

import io.leadstone.application.port.out.agent.AgentDirectory;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.submission.Submission;
import java.util.Optional;

/** Checks whether a web origin is one of the agent of a submission. */
record AgentOrigin(AgentDirectory agents) {

    /**
     * Checks the origin. It looks for the agent only if there is an origin, because only browsers send one.
     *
     * @throws AccessDeniedException if the agent has origins, and this is none of them
     */
    void require(Submission submission, Optional<String> origin) {
        if (origin.isPresent()) {
            submission.details().agent().flatMap(agents::find).ifPresent(agent -> agent.requireOrigin(origin));
        }
    }
}
