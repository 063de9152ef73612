package io.leadstone.testkit.contract.idempotency;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.idempotency.IdempotencyKey;
import io.leadstone.application.idempotency.IdempotentRequest;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.port.in.idempotency.IdempotentAnswer;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.out.idempotency.IdempotentWrites;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.IdempotencyKeyInProgressException;
import io.leadstone.domain.failure.IdempotencyKeyReusedException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Rules of requests with an idempotency key, over the use cases. */
public interface AnswerOnceContract extends StoreUnderTest {

    @Test
    default void a_repeated_request_creates_one_lead_and_gets_the_same_answer() {
        ManagedStore acme = new ManagedStore(this);
        IdempotentRequest request = request("key-1", "create");

        IdempotentAnswer first = createOnce(acme, ALICE, request);
        IdempotentAnswer second = createOnce(acme, ALICE, request);

        assertThat(first.isReplayed()).isFalse();
        assertThat(second).isEqualTo(new IdempotentAnswer(first.answer(), true));
        assertThat(leads(acme)).isEqualTo(1);
    }

    @Test
    default void keys_of_other_callers_and_routes_are_independent() {
        ManagedStore acme = new ManagedStore(this);
        createOnce(acme, ALICE, request("key-1", "create"));

        createOnce(acme, ALICE, request("key-2", "create"));
        createOnce(acme, ALICE, request("key-1", "other route"));
        createOnce(acme, Caller.member(ACME, "bob", Scope.values()), request("key-1", "create"));
        createOnce(acme, Caller.member(GLOBEX, "alice", Scope.values()), request("key-1", "create"));

        assertThat(leads(acme)).isEqualTo(5);
    }

    @Test
    default void a_caller_without_read_does_not_get_the_answer_to_a_reader() {
        ManagedStore acme = new ManagedStore(this);
        Caller writer = Caller.member(ACME, ALICE.principal(), Scope.WRITE);
        createOnce(acme, ALICE, request("key-1", "create"));

        assertThat(createOnce(acme, writer, request("key-1", "create")).isReplayed())
                .isFalse();
        assertThat(createOnce(acme, writer, request("key-1", "create")).isReplayed())
                .isTrue();
    }

    @Test
    default void another_content_with_the_same_key_is_refused() {
        ManagedStore acme = new ManagedStore(this);
        createOnce(acme, ALICE, request("key-1", "create"));

        assertThatExceptionOfType(IdempotencyKeyReusedException.class)
                .isThrownBy(() -> createOnce(
                        acme, ALICE, IdempotentRequest.of(new IdempotencyKey("key-1"), "create", "other content")));

        assertThat(leads(acme)).isEqualTo(1);
    }

    @Test
    default void a_failed_request_runs_again() {
        ManagedStore acme = new ManagedStore(this);
        IdempotentRequest request = request("key-1", "create");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> once(acme, request, () -> {
                    throw new IllegalStateException("expected");
                }));
        IdempotentAnswer unavailable =
                once(acme, request, () -> new KeptAnswer(503, Map.of(), "unavailable", Optional.empty()));
        IdempotentAnswer created = createOnce(acme, ALICE, request);

        assertThat(unavailable.isReplayed()).isFalse();
        assertThat(created.isReplayed()).isFalse();
        assertThat(leads(acme)).isEqualTo(1);
    }

    @Test
    default void a_request_that_failed_after_its_write_is_not_written_again() {
        ManagedStore acme = new ManagedStore(this);
        IdempotentRequest request = request("key-1", "create");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> once(acme, request, () -> {
                    create(acme, ALICE);
                    throw new IllegalStateException("expected");
                }));
        IdempotentAnswer rebuilt = createOnce(acme, ALICE, request);

        assertThat(rebuilt.isReplayed()).isTrue();
        assertThat(rebuilt.answer().body()).isEqualTo("rebuilt new");
        assertThat(leads(acme)).isEqualTo(1);
    }

    /** The lease ends during the request. Another one takes the key over, and fails. */
    @Test
    default void a_key_that_nobody_writes_for_is_free() {
        ManagedStore acme = new ManagedStore(this);
        IdempotentRequest request = request("key-1", "create");

        assertThatExceptionOfType(IdempotencyKeyInProgressException.class)
                .isThrownBy(() -> once(acme, request, () -> {
                    acme.clock().advance(ReservedKey.LEASE);
                    reserveAndRelease(acme, request);
                    LeadId id = create(acme, ALICE);
                    return new KeptAnswer(201, Map.of(), "created " + id, Optional.of(id));
                }));

        assertThat(createOnce(acme, ALICE, request).isReplayed()).isFalse();
        assertThat(leads(acme)).isEqualTo(1);
    }

    private static void reserveAndRelease(ManagedStore acme, IdempotentRequest request) {
        IdempotentWrites writes = acme.store().idempotentWrites();
        Instant now = acme.clock().instant();
        WriteAttempt other = new WriteAttempt(ACME, request.keyIdOf(ALICE), UUID.randomUUID(), UUID.randomUUID(), now);
        Reservation found = writes.reserve(other, request.contentHash(), now);
        assertThat(found).isInstanceOf(Reservation.Reserved.class);
        writes.release(((Reservation.Reserved) found).key().attempt());
    }

    @Test
    default void a_refusal_is_kept() {
        ManagedStore acme = new ManagedStore(this);
        IdempotentRequest request = request("key-1", "create");
        KeptAnswer refusal = new KeptAnswer(409, Map.of(), "refused", Optional.empty());

        once(acme, request, () -> refusal);

        assertThat(createOnce(acme, ALICE, request)).isEqualTo(new IdempotentAnswer(refusal, true));
        assertThat(leads(acme)).isZero();
    }

    @Test
    default void a_consent_entry_has_the_id_that_was_drawn_for_it() {
        ManagedStore acme = new ManagedStore(this);
        LeadId lead = create(acme, ALICE);
        IdempotentRequest request = request("key-1", "consent");
        Supplier<KeptAnswer> recordAndFail = () -> {
            acme.record(lead, ConsentPurpose.MARKETING, true);
            throw new IllegalStateException("expected");
        };

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> once(acme, request, recordAndFail));
        acme.management().idempotency().answerOnce(ALICE, request, recordAndFail, written -> {
            assertThat(written.record().id()).isEqualTo(lead.value());
            assertThat(written.isNew()).isFalse();
            assertThat(acme.consents(lead))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.id()).isEqualTo(written.recordId()));
            return new KeptAnswer(201, Map.of(), "rebuilt", Optional.of(lead));
        });

        assertThat(acme.consents(lead)).hasSize(1);
    }

    @Test
    default void an_interrupted_update_of_the_email_owner_is_made_once() {
        ManagedStore acme = new ManagedStore(this);
        LeadId owner = create(acme, ALICE);
        IdempotentRequest request = request("key-1", "create");
        Supplier<KeptAnswer> updateAndFail = () -> {
            acme.create(
                    LeadFields.of("Jordan", "Changed", "jordan0@example.com").build(), DuplicatePolicy.UPDATE);
            throw new IllegalStateException("expected");
        };

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> once(acme, request, updateAndFail));
        IdempotentAnswer rebuilt = once(acme, request, updateAndFail);

        assertThat(rebuilt.isReplayed()).isTrue();
        assertThat(rebuilt.answer().body()).isEqualTo("rebuilt existing");
        assertThat(acme.get(owner).version()).isEqualTo(2);
        assertThat(leads(acme)).isEqualTo(1);
    }

    @Test
    default void expired_keys_are_purged() {
        ManagedStore acme = new ManagedStore(this);
        createOnce(acme, ALICE, request("key-1", "create"));
        createOnce(acme, ALICE, request("key-2", "create"));
        acme.clock().advance(Duration.ofHours(1));
        createOnce(acme, ALICE, request("key-3", "create"));

        acme.clock().advance(ReservedKey.RETENTION.minusHours(1));

        assertThat(acme.management().idempotency().purgeKeys()).isEqualTo(2);
        assertThat(acme.management().idempotency().purgeKeys()).isZero();
        assertThat(createOnce(acme, ALICE, request("key-3", "create")).isReplayed())
                .isTrue();
    }

    private static IdempotentRequest request(String key, String route) {
        return IdempotentRequest.of(new IdempotencyKey(key), route, "content");
    }

    private static IdempotentAnswer createOnce(ManagedStore store, Caller caller, IdempotentRequest request) {
        return store.management()
                .idempotency()
                .answerOnce(
                        caller,
                        request,
                        () -> {
                            LeadId id = create(store, caller);
                            return new KeptAnswer(
                                    201, Map.of("Location", "/v1/lead/" + id), "created " + id, Optional.of(id));
                        },
                        AnswerOnceContract::rebuilt);
    }

    private static IdempotentAnswer once(ManagedStore store, IdempotentRequest request, Supplier<KeptAnswer> write) {
        return store.management().idempotency().answerOnce(ALICE, request, write, AnswerOnceContract::rebuilt);
    }

    private static KeptAnswer rebuilt(Reservation.Written written) {
        return new KeptAnswer(
                201,
                Map.of(),
                written.isNew() ? "rebuilt new" : "rebuilt existing",
                written.record().leadId());
    }

    /** Creates a lead with an email of its own. */
    private static LeadId create(ManagedStore store, Caller caller) {
        String email = "jordan" + leads(store) + "@example.com";
        return store.management()
                .leads()
                .create(
                        caller,
                        new CreateLeadCommand(
                                LeadFields.of("Jordan", "Lee", email).build(), DuplicatePolicy.REJECT))
                .lead()
                .id();
    }

    /** Returns the number of live leads of both companies. */
    private static int leads(ManagedStore store) {
        return store.store()
                        .search()
                        .list(ACME, LeadQuery.ALL, UP_TO_100)
                        .items()
                        .size()
                + store.store()
                        .search()
                        .list(GLOBEX, LeadQuery.ALL, UP_TO_100)
                        .items()
                        .size();
    }
}
