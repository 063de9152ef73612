package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests an H2 file on a full disk. H2 closes the database at the first write that fails, and writes are answered with
 * 503. When space is free again, the same server recovers and has all leads that it answered with 201.
 */
class FullDiskTest {

    private static final int MEGABYTES = 64;
    private static final int LEADS = 20;

    /** Enough writes to use connections from before and from after the database was closed. */
    private static final int WRITES_ON_FULL_DISK = 12;

    private static final String EXPORT = "{\"type\": \"leads\", \"format\": \"json\"}";

    private final List<String> answered = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void h2_recovers_when_space_is_free_again() throws Exception {
        try (SmallDisk disk = SmallDisk.mountedAt(directory, MEGABYTES)) {
            Map<String, String> store = Stores.h2In(disk.directory());
            try (RunningLeadstone leadstone = RunningLeadstone.over(store)) {
                Client admin = leadstone.clients().admin();
                for (int lead = 0; lead < LEADS; lead++) {
                    assertThat(create(admin).status()).isEqualTo(201);
                }
                // The export pool has an open connection when H2 closes the database.
                assertThat(admin.post("/v1/analytic/export", EXPORT).status()).isEqualTo(200);

                answers_503_while_full(disk, admin);
                disk.free();
                Awaiting.that(() -> create(admin).status() == 201);
                Awaiting.that(() -> admin.get("/health").status() == 200);
                for (int lead = 0; lead < LEADS; lead++) {
                    assertThat(create(admin).status()).isEqualTo(201);
                }
                assertThat(admin.post("/v1/analytic/export", EXPORT).status()).isEqualTo(200);
                requireAnswered(admin);
            }
            // The file is complete and not locked.
            try (RunningLeadstone next = RunningLeadstone.over(store)) {
                requireAnswered(next.clients().admin());
            }
        }
    }

    /**
     * Fills the disk repeatedly. H2 may have free space inside its file, and a reopened database releases some space.
     */
    private void answers_503_while_full(SmallDisk disk, Client admin) throws Exception {
        Awaiting.that(() -> {
            disk.fill();
            return create(admin).status() != 201;
        });
        int refused = 0;
        for (int write = 0; write < WRITES_ON_FULL_DISK; write++) {
            disk.fill();
            Answer answer = create(admin);
            if (answer.status() != 201) {
                assertThat(answer.status()).as(answer.body().toString()).isEqualTo(503);
                assertThat(answer.text("code")).isEqualTo("STORE_UNAVAILABLE");
                assertThat(answer.header("Retry-After")).isNotEmpty();
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThat(admin.get("/health/live").status()).isEqualTo(200);
    }

    private Answer create(Client admin) {
        Answer answer = admin.post("/v1/lead", Drafts.of(Drafts.newEmail()));
        if (answer.status() == 201) {
            answered.add(answer.text("id"));
        }
        return answer;
    }

    private void requireAnswered(Client admin) {
        answered.forEach(lead -> StoredHistory.require(admin, lead, 1));
    }
}
