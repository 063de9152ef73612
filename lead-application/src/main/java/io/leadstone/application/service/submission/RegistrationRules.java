package io.leadstone.application.service.submission;

import io.leadstone.application.port.out.agent.AgentDirectory;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.port.out.submission.RegistrationGuard;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.lead.ConsentPurpose;
import java.security.SecureRandom;
import java.util.Set;

/**
 * The host's choices for public registrations.
 *
 * @param presetConsents the consents that a registration gives if it does not mention them; their ledger entries have
 *     the source {@code preset}
 */
public record RegistrationRules(
        AgentDirectory agents,
        Set<ConsentPurpose> presetConsents,
        RegistrationGuard guard,
        LazyPort<HeldSubmissionRepository> held,
        RegistrationWriter writer,
        OptIns optIns,
        WidgetSessionRules sessions,
        SecureRandom random) {}
