package io.leadstone.testkit.contract.lead;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.LeadOperations;
import io.leadstone.application.email.EmailKeyReport;
import io.leadstone.application.email.EmailKeyReport.Collision;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.out.email.EmailKeyRecords;
import io.leadstone.application.port.out.email.EmailKeyState;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleEmailKeys;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Rules of the renewal of email keys. The present rule of these tests ignores a {@code +tag}; the leads of a scene have
 * plain keys, in which it counts.
 */
public interface EmailKeyRenewalContract extends StoreUnderTest {

    /** The present rule. */
    EmailKeys PRESENT = new SampleEmailKeys("untagged-1", EmailKeyRenewalContract::untagged);

    @Test
    default void a_change_of_the_rule_renews_the_keys() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot tagged = scene.add("Jordan+news@example.com");
        LeadSnapshot plain = scene.add("robin@example.com");
        LeadOperations operations = operations(scene.store(), PRESENT);

        assertThat(operations.needsEmailKeyRenewal()).isTrue();
        assertThat(operations.renewEmailKeys()).isEqualTo(new EmailKeyReport(1, 1, List.of(), List.of()));
        assertThat(operations.needsEmailKeyRenewal()).isFalse();

        assertFound("by the new key", tagged, byEmail(scene, "jordan@example.com"));
        assertFound("by the same key", plain, byEmail(scene, "robin@example.com"));
        assertThat(scene.leads().findByEmail(ACME, new EmailAddress("jordan+news@example.com")))
                .as("by the older key")
                .isEmpty();
        for (LeadSnapshot lead : List.of(tagged, plain)) {
            LeadSnapshot stored = scene.leads().find(ACME, lead.id()).orElseThrow();
            assertThat(stored).isEqualTo(lead);
            assertThat(stored.liveEmailRule()).contains("untagged-1");
            assertThat(scene.events(lead)).hasSize(1);
        }
        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> create(scene, "jordan+other@example.com"))
                .satisfies(duplicate -> assertThat(duplicate.emailOwner()).contains(tagged.id()));
        assertThat(operations.renewEmailKeys()).isEqualTo(new EmailKeyReport(0, 0, List.of(), List.of()));
    }

    @Test
    default void on_a_collision_the_older_lead_gets_the_key() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot newer = scene.add("jordan+a@example.com");
        scene.samples().clock().advance(Duration.ofDays(-1));
        LeadSnapshot older = scene.add("jordan+b@example.com");

        EmailKeyReport report = operations(scene.store(), PRESENT).renewEmailKeys();

        Collision collision = new Collision(ACME, older.id(), newer.id(), older.id());
        assertThat(report).isEqualTo(new EmailKeyReport(1, 0, List.of(collision), List.of()));
        assertFound("by the new key", older, byEmail(scene, "jordan@example.com"));
        assertThat(scene.leads().find(ACME, newer.id()).orElseThrow().liveEmailKey())
                .contains("jordan+a@example.com");
    }

    @Test
    default void a_newer_lead_that_has_the_key_already_keeps_it() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot older = scene.add("jordan+a@example.com");
        scene.samples().clock().advance(Duration.ofDays(1));
        LeadSnapshot newer = scene.add("jordan@example.com");

        EmailKeyReport report = operations(scene.store(), PRESENT).renewEmailKeys();

        Collision collision = new Collision(ACME, older.id(), newer.id(), newer.id());
        assertThat(report).isEqualTo(new EmailKeyReport(0, 1, List.of(collision), List.of()));
        assertFound("by the key", newer, byEmail(scene, "jordan+z@example.com"));
        assertThat(scene.leads().find(ACME, older.id()).orElseThrow().liveEmailKey())
                .contains("jordan+a@example.com");
    }

    @Test
    default void remaining_collisions_are_reported_by_each_run_until_they_are_resolved() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot older = scene.add("jordan+a@example.com");
        LeadSnapshot newer = scene.add("jordan+b@example.com");
        LeadOperations operations = operations(scene.store(), PRESENT);
        Collision collision = new Collision(ACME, older.id(), newer.id(), older.id());
        operations.renewEmailKeys();

        assertThat(operations.needsEmailKeyRenewal()).isFalse();
        assertThat(operations.renewEmailKeys()).isEqualTo(new EmailKeyReport(0, 0, List.of(collision), List.of()));

        scene.delete(older);
        assertThat(operations.renewEmailKeys()).isEqualTo(new EmailKeyReport(1, 0, List.of(), List.of()));
        assertFound("by the new key", newer, byEmail(scene, "jordan@example.com"));
    }

    @Test
    default void a_key_that_its_owner_gives_up_is_free_for_another_lead() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot older = scene.add("b@example.com");
        LeadSnapshot newer = scene.add("a@example.com");
        EmailKeys moved = new SampleEmailKeys(
                "moved-1",
                key -> key.equals("a@example.com")
                        ? "c@example.com"
                        : key.equals("b@example.com") ? "a@example.com" : key);

        assertThat(operations(scene.store(), moved).renewEmailKeys())
                .extracting(EmailKeyReport::renewed, EmailKeyReport::collisions)
                .containsExactly(2L, List.of());

        assertThat(scene.leads().find(ACME, older.id()).orElseThrow().liveEmailKey())
                .contains("a@example.com");
        assertThat(scene.leads().find(ACME, newer.id()).orElseThrow().liveEmailKey())
                .contains("c@example.com");
    }

    @Test
    default void companies_do_not_collide() {
        StoreScene scene = new StoreScene(this);
        scene.add("jordan+a@example.com");
        scene.add(scene.samples().capture(GLOBEX, "jordan+b@example.com"));

        assertThat(operations(scene.store(), PRESENT).renewEmailKeys())
                .isEqualTo(new EmailKeyReport(2, 0, List.of(), List.of()));
    }

    @Test
    default void an_email_without_a_key_by_the_present_rule_keeps_its_key() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot lead = scene.add("jordan@example.com");
        EmailKeys none = new SampleEmailKeys("none-1", key -> "");

        assertThat(operations(scene.store(), none).renewEmailKeys())
                .isEqualTo(new EmailKeyReport(0, 0, List.of(), List.of(lead.id())));
        assertFound("by the older key", lead, scene.leads().findByEmail(ACME, new EmailAddress("jordan@example.com")));
    }

    @Test
    default void a_deleted_lead_is_restored_by_the_present_rule() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot deleted = scene.addDeleted("jordan+a@example.com");
        assertThat(operations(scene.store(), PRESENT).renewEmailKeys())
                .isEqualTo(new EmailKeyReport(0, 0, List.of(), List.of()));
        LeadManagement management = builder(scene.store(), PRESENT).build();
        LeadSnapshot other = create(scene, "jordan+b@example.com");

        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> management.leads().restore(ALICE, deleted.id(), Optional.empty()))
                .satisfies(duplicate -> assertThat(duplicate.emailOwner()).contains(other.id()));

        management.leads().delete(ALICE, other.id(), Optional.empty());
        LeadSnapshot restored = management.leads().restore(ALICE, deleted.id(), Optional.empty());
        assertFound("by the new key", restored, byEmail(scene, "jordan@example.com"));
        assertThat(scene.leads().find(ACME, deleted.id()).orElseThrow().liveEmailRule())
                .contains("untagged-1");
    }

    @Test
    default void an_interrupted_run_is_continued() {
        StoreScene scene = new StoreScene(this);
        List<LeadSnapshot> leads =
                List.of(scene.add("a+1@example.com"), scene.add("b+1@example.com"), scene.add("c+1@example.com"));
        List<LeadSnapshot> before = new ArrayList<>();
        StorePorts broken = scene.store()
                .with(EmailKeyRecords.class, renewing(scene.store().emailKeys(), lead -> {
                    before.add(lead);
                    if (before.size() == 2) {
                        throw new IllegalStateException("interrupted");
                    }
                }));

        assertThatIllegalStateException()
                .isThrownBy(() -> operations(broken, PRESENT).renewEmailKeys())
                .withMessage("interrupted");
        LeadOperations operations = operations(scene.store(), PRESENT);
        assertThat(operations.needsEmailKeyRenewal()).isTrue();
        assertThat(operations.renewEmailKeys()).isEqualTo(new EmailKeyReport(2, 0, List.of(), List.of()));

        assertThat(leads)
                .allSatisfy(lead -> assertThat(scene.leads()
                                .find(ACME, lead.id())
                                .orElseThrow()
                                .liveEmailRule())
                        .contains("untagged-1"));
    }

    @Test
    default void a_concurrent_update_is_not_lost() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan+a@example.com");
        LeadSnapshot robin = scene.add("robin+a@example.com");
        LeadManagement management = builder(scene.store(), PRESENT).build();
        List<LeadSnapshot> updated = new ArrayList<>();
        StorePorts busy = scene.store()
                .with(EmailKeyRecords.class, renewing(scene.store().emailKeys(), lead -> {
                    if (updated.isEmpty()) {
                        updated.add(management
                                .leads()
                                .update(ALICE, UpdateLeadCommand.of(jordan.id(), f -> f.email("kim+b@example.com"))));
                        updated.add(management
                                .leads()
                                .update(ALICE, UpdateLeadCommand.of(robin.id(), f -> f.company("Acme"))));
                    }
                }));

        EmailKeyReport report = operations(busy, PRESENT).renewEmailKeys();

        assertThat(report).isEqualTo(new EmailKeyReport(1, 0, List.of(), List.of()));
        assertFound("by the new email", updated.get(0), byEmail(scene, "kim@example.com"));
        assertFound("by the new key", updated.get(1), byEmail(scene, "robin@example.com"));
    }

    @Test
    default void an_update_that_was_read_before_the_renewal_keeps_the_new_key() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan+a@example.com");
        LeadChange change = scene.change(
                jordan,
                (lead, now) -> lead.revise(
                        SampleLeads.details()
                                .email("jordan+a@example.com")
                                .company("Acme")
                                .build(),
                        now));
        operations(scene.store(), PRESENT).renewEmailKeys();

        LeadSnapshot updated = scene.update(change);

        assertFound("by the new key", updated, byEmail(scene, "jordan@example.com"));
        assertThat(scene.leads().find(ACME, jordan.id()).orElseThrow().liveEmailRule())
                .contains("untagged-1");
        scene.delete(updated);
        assertThat(byEmail(scene, "jordan@example.com")).isEmpty();
        assertThat(create(scene, "jordan+c@example.com").liveEmailKey()).contains("jordan@example.com");
    }

    @Test
    default void outdated_leads_are_read_in_batches() {
        StoreScene scene = new StoreScene(this);
        List<LeadSnapshot> leads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            leads.add(scene.add("lead" + i + "@example.com"));
            if (i == 2) {
                scene.samples().clock().advance(Duration.ofSeconds(1));
            }
        }
        scene.addDeleted("deleted@example.com");
        scene.update(scene.add("erased@example.com"), Lead::erase);
        EmailKeyRecords records = scene.store().emailKeys();

        List<LeadSnapshot> read = new ArrayList<>();
        List<LeadSnapshot> batch;
        do {
            Optional<LeadSnapshot> last = read.stream().reduce((first, second) -> second);
            batch = records.outdated(ACME, "untagged-1", last, 2);
            read.addAll(batch);
        } while (!batch.isEmpty());

        assertThat(read).containsExactlyElementsOf(leads);
        assertThat(records.outdated(ACME, EmailAddress.PLAIN_RULE, Optional.empty(), 10))
                .isEmpty();
        assertThat(records.confirm(ACME, leads, "untagged-1")).isEqualTo(5);
        assertThat(records.confirm(ACME, leads, "untagged-1")).isZero();
        assertThat(records.outdated(ACME, "untagged-1", Optional.empty(), 10)).isEmpty();
        assertThat(scene.store().search().listDeleted(ACME, UP_TO_100).items())
                .extracting(LeadSnapshot::liveEmailRule)
                .containsOnly(Optional.empty());
    }

    @Test
    default void the_state_of_the_last_renewal_is_stored() {
        StoreScene scene = new StoreScene(this);
        EmailKeyRecords records = scene.store().emailKeys();
        assertThat(records.state()).isEqualTo(EmailKeyState.NONE);
        assertThat(records.companyAfter(Optional.empty())).isEmpty();

        EmailKeyState state = new EmailKeyState(Optional.of("untagged-1"), 7);
        records.setState(state);
        assertThat(records.state()).isEqualTo(state);
        records.setState(EmailKeyState.NONE);
        assertThat(records.state()).isEqualTo(EmailKeyState.NONE);

        scene.add("jordan@example.com");
        scene.add(scene.samples().capture(GLOBEX, "jordan@example.com"));
        assertThat(records.companyAfter(Optional.empty())).contains(ACME);
        assertThat(records.companyAfter(Optional.of(ACME))).contains(GLOBEX);
        assertThat(records.companyAfter(Optional.of(GLOBEX))).isEmpty();
    }

    private static String untagged(String key) {
        return key.replaceAll("\\+[^@]*@", "@");
    }

    private static Optional<LeadSnapshot> byEmail(StoreScene scene, String email) {
        return builder(scene.store(), PRESENT).build().leads().findByEmail(ALICE, new EmailAddress(email));
    }

    private static LeadSnapshot create(StoreScene scene, String email) {
        return builder(scene.store(), PRESENT)
                .build()
                .leads()
                .create(ALICE, new CreateLeadCommand(SampleLeads.draft(email).build()))
                .lead();
    }

    private static LeadOperations operations(StorePorts store, EmailKeys keys) {
        return builder(store, keys).buildOperations();
    }

    private static LeadManagementBuilder builder(StorePorts store, EmailKeys keys) {
        return LeadManagement.builder().store(store).emailKeys(keys);
    }

    /** Returns records that pass each lead to {@code before} before they renew it. */
    private static EmailKeyRecords renewing(EmailKeyRecords records, Consumer<LeadSnapshot> before) {
        return new EmailKeyRecords() {

            @Override
            public EmailKeyState state() {
                return records.state();
            }

            @Override
            public void setState(EmailKeyState state) {
                records.setState(state);
            }

            @Override
            public Optional<CompanyId> companyAfter(Optional<CompanyId> company) {
                return records.companyAfter(company);
            }

            @Override
            public List<LeadSnapshot> outdated(
                    CompanyId companyId, String rule, Optional<LeadSnapshot> after, int limit) {
                return records.outdated(companyId, rule, after, limit);
            }

            @Override
            public int confirm(CompanyId companyId, List<LeadSnapshot> leads, String rule) {
                return records.confirm(companyId, leads, rule);
            }

            @Override
            public boolean renew(LeadSnapshot lead, EmailAddress renewed) {
                before.accept(lead);
                return records.renew(lead, renewed);
            }
        };
    }
}
