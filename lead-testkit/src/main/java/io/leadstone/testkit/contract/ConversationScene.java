package io.leadstone.testkit.contract;

import static io.leadstone.testkit.contract.StoreScene.ACME;
import static io.leadstone.testkit.contract.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.leadstone.application.port.out.ConversationRepository;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.domain.ActivityReport;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.Conversation;
import io.leadstone.domain.ConversationChange;
import io.leadstone.domain.ConversationSnapshot;
import io.leadstone.domain.ConversationTopic;
import io.leadstone.domain.LeadEvent;
import io.leadstone.domain.LeadException;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.domain.Occasion;
import io.leadstone.testkit.SampleLeads;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A {@link StoreScene} in which leads are spoken with. */
record ConversationScene(StoreScene scene) {

    ConversationScene(StoreUnderTest test) {
        this(new StoreScene(test));
    }

    SampleLeads samples() {
        return scene.samples();
    }

    ConversationRepository conversations() {
        return scene.store().conversations();
    }

    /** A new lead of Acme in the store. */
    LeadSnapshot jordan() {
        return scene.add("jordan@example.com");
    }

    /** A new conversation with the lead in the store, about nothing. */
    ConversationSnapshot open(LeadSnapshot lead) {
        return add(samples().open(lead));
    }

    /** A new conversation of Acme with nobody known. */
    ConversationSnapshot open() {
        return add(samples().open(ACME, Optional.empty(), ConversationTopic.NONE));
    }

    ConversationSnapshot add(ConversationChange opening) {
        conversations().add(opening);
        return opening.after();
    }

    /** What the verb does to the conversation now; not in the store yet. */
    ConversationChange change(
            ConversationSnapshot conversation, BiFunction<Conversation, Occasion, ConversationChange> verb) {
        return verb.apply(Conversation.restore(conversation), samples().occasion());
    }

    /** The conversation after the verb, in the store. */
    ConversationSnapshot update(
            ConversationSnapshot conversation, BiFunction<Conversation, Occasion, ConversationChange> verb) {
        ConversationChange change = change(conversation, verb);
        conversations().update(change);
        return change.after();
    }

    ConversationSnapshot delete(ConversationSnapshot conversation) {
        return update(conversation, Conversation::delete);
    }

    ConversationSnapshot record(ActivityReport report) {
        return conversations().record(report);
    }

    /** The lead, live or deleted, as the store has it now. */
    LeadSnapshot now(LeadSnapshot lead) {
        return scene.leads()
                .find(lead.companyId(), lead.id())
                .or(() -> scene.leads().findDeleted(lead.companyId(), lead.id()))
                .orElseThrow();
    }

    /** The conversation, live or deleted, as the store has it now. */
    ConversationSnapshot now(ConversationSnapshot conversation) {
        return conversations()
                .find(conversation.companyId(), conversation.id())
                .or(() -> conversations().findDeleted(conversation.companyId(), conversation.id()))
                .orElseThrow();
    }

    /** The first hundred of the company's live ones, newest first. */
    List<ConversationSnapshot> live(CompanyId companyId) {
        return scene.store()
                .conversationSearch()
                .list(companyId, ConversationQuery.ALL, UP_TO_100)
                .items();
    }

    /** The first hundred of the company's deleted ones, last deleted first. */
    List<ConversationSnapshot> deleted(CompanyId companyId) {
        return scene.store()
                .conversationSearch()
                .listDeleted(companyId, UP_TO_100)
                .items();
    }

    /** That {@code write} is refused and stores nothing about the company's conversations and the lead. */
    void refuses(Runnable write, CompanyId companyId, LeadId lead, Class<? extends LeadException> failure) {
        Contents before = contents(companyId, lead);

        assertThat(catchThrowable(write::run)).isExactlyInstanceOf(failure);

        assertThat(contents(companyId, lead)).isEqualTo(before);
        ConversationSnapshot next = add(samples().open(companyId, Optional.empty(), ConversationTopic.NONE));
        assertThat(conversations().find(companyId, next.id())).contains(next);
    }

    private Contents contents(CompanyId companyId, LeadId lead) {
        return new Contents(
                live(companyId),
                deleted(companyId),
                scene.leads().find(companyId, lead).or(() -> scene.leads().findDeleted(companyId, lead)),
                scene.store().events().eventsOf(companyId, lead, UP_TO_100).items());
    }

    /** All that a store shows of a company's conversations, and of one lead. */
    private record Contents(
            List<ConversationSnapshot> live,
            List<ConversationSnapshot> deleted,
            Optional<LeadSnapshot> lead,
            List<LeadEvent> events) {}
}
