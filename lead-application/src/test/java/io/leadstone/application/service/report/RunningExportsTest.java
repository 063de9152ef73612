package io.leadstone.application.service.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.report.ExportLimits;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.ExportLimitException;
import org.junit.jupiter.api.Test;

class RunningExportsTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final CompanyId OTHER = new CompanyId("other");

    private final RunningExports running = new RunningExports(new ExportLimits(2, 3));

    @Test
    void a_third_export_of_a_company_is_refused() {
        running.run(
                ACME,
                () -> running.run(ACME, () -> {
                    assertThatThrownBy(() -> running.run(ACME, RunningExportsTest::nothing))
                            .isInstanceOf(ExportLimitException.class);
                    running.run(OTHER, RunningExportsTest::nothing);
                }));
    }

    @Test
    void an_export_above_the_total_is_refused() {
        running.run(
                ACME,
                () -> running.run(
                        ACME,
                        () -> running.run(
                                OTHER,
                                () -> assertThatThrownBy(() -> running.run(OTHER, RunningExportsTest::nothing))
                                        .isInstanceOf(ExportLimitException.class))));
    }

    @Test
    void an_export_that_ends_or_fails_is_not_counted() {
        for (int time = 0; time < 5; time++) {
            running.run(ACME, RunningExportsTest::nothing);
            IllegalStateException failure = new IllegalStateException("the store failed");
            assertThatThrownBy(() -> running.run(ACME, () -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
        running.run(ACME, () -> running.run(ACME, RunningExportsTest::nothing));
    }

    @Test
    void the_default_is_two_per_company_and_six_in_total() {
        assertThat(ExportLimits.STANDARD).isEqualTo(new ExportLimits(2, 6));
    }

    private static void nothing() {}
}
