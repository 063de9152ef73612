package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.EraseLead;
import io.leadstone.application.port.in.privacy.EraseAndSuppress;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.HeldOfPerson;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.SuppressionUpdate;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Implements {@link EraseLead}. The write of the lead also removes titles and metadata of its conversations, the values
 * of its submissions, and the held submissions with an address of the lead. They are removed again after it, because
 * one may have been added meanwhile, and because a repeated erase writes no lead.
 */
record EraseLeadService(
        ChangeContexts contexts,
        Suppressions suppressions,
        LeadWrites writes,
        LazyPort<ConversationRepository> conversations,
        LazyPort<SubmissionRepository> submissions,
        HeldOfPerson held)
        implements EraseLead, EraseAndSuppress {

    @Override
    public LeadSnapshot erase(Caller caller, LeadId id, Optional<Long> expectedVersion) {
        return erase(caller, id, expectedVersion, suppressions::ofWithdrawals);
    }

    @Override
    public LeadSnapshot eraseAndSuppress(Caller caller, LeadId id, Optional<Long> expectedVersion) {
        caller.require(Scope.ADMIN);
        suppressions.require();
        return erase(caller, id, expectedVersion, suppressions::ofErasure);
    }

    private LeadSnapshot erase(
            Caller caller,
            LeadId id,
            Optional<Long> expectedVersion,
            BiFunction<LeadSnapshot, ChangeContext, SuppressionUpdate> entries) {
        caller.require(Scope.ADMIN);
        ChangeContext context = contexts.by(caller);
        LeadChange change = writes.changeAny(
                caller.companyId(),
                id,
                expectedVersion,
                lead -> entries.apply(lead.snapshot(), context)
                        .addedTo(lead.erase(context))
                        .discarding(held.idsOf(lead.snapshot())));
        // An erased lead has no addresses, so a repeated erase finds none.
        change.before().ifPresent(held::discard);
        LeadSnapshot erased = change.after();
        conversations.find().ifPresent(stored -> stored.eraseTopicsOf(caller.companyId(), erased.id()));
        submissions
                .find()
                .ifPresent(stored -> stored.eraseOf(
                        caller.companyId(), erased.id(), erased.erasedAt().orElse(context.at())));
        return erased;
    }
}
