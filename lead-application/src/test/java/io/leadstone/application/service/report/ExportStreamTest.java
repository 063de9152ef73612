package io.leadstone.application.service.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ExportStreamTest {

    private final AtomicInteger exported = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void it_has_all_items_in_order() {
        try (Stream<Integer> items = ExportStream.of(export(1_000))) {
            assertThat(items)
                    .containsExactlyElementsOf(IntStream.range(0, 1_000).boxed().toList());
        }
        assertThat(ended).isTrue();
    }

    @Test
    void an_export_of_nothing_is_an_empty_stream() {
        try (Stream<Integer> items = ExportStream.of(export(0))) {
            assertThat(items).isEmpty();
        }
    }

    @Test
    void the_export_starts_when_the_stream_is_read() {
        try (Stream<Integer> items = ExportStream.of(export(10))) {
            assertThat(items).isNotNull();
        }
        assertThat(exported).hasValue(0);
        assertThat(ended).isFalse();
    }

    @Test
    void closing_the_stream_ends_the_export() {
        try (Stream<Integer> items = ExportStream.of(export(Integer.MAX_VALUE))) {
            Iterator<Integer> iterator = items.iterator();
            assertThat(iterator.next()).isZero();
            assertThat(iterator.next()).isOne();
        }
        assertThat(ended).isTrue();
    }

    @Test
    void the_export_is_never_far_ahead_of_the_reader() {
        try (Stream<Integer> items = ExportStream.of(export(100_000))) {
            items.forEach(item -> assertThat(exported.get() - item).isLessThanOrEqualTo(ExportStream.BUFFERED + 2));
        }
    }

    @Test
    @Timeout(60)
    void an_export_that_nobody_reads_ends() throws InterruptedException {
        Stream<Integer> items = ExportStream.of(export(Integer.MAX_VALUE), Duration.ofMillis(50));
        Iterator<Integer> iterator = items.iterator();
        iterator.next();
        while (!ended.get()) {
            Thread.sleep(10);
        }

        assertThatIllegalStateException()
                .isThrownBy(() -> iterator.forEachRemaining(item -> {}))
                .withMessageContaining("nobody read");
    }

    @Test
    void a_failure_of_the_export_is_thrown_after_its_items() {
        IllegalStateException failure = new IllegalStateException("the store is unavailable");
        try (Stream<Integer> items = ExportStream.of(sink -> {
            sink.accept(1);
            throw failure;
        })) {
            Iterator<Integer> iterator = items.iterator();

            assertThat(iterator.next()).isOne();
            assertThatThrownBy(iterator::next).isSameAs(failure);
        }
    }

    @Test
    void a_closed_stream_has_no_items() {
        Stream<Integer> items = ExportStream.of(export(1_000));
        Iterator<Integer> iterator = items.iterator();
        iterator.next();
        items.close();

        assertThatIllegalStateException().isThrownBy(() -> iterator.forEachRemaining(item -> {}));
    }

    @Test
    void an_interrupted_reader_ends_the_export() {
        Stream<Integer> items = ExportStream.of(sink -> {
            try {
                while (true) {
                    sink.accept(1);
                }
            } finally {
                ended.set(true);
            }
        });
        Iterator<Integer> iterator = items.iterator();
        iterator.next();
        Thread.currentThread().interrupt();
        try {
            items.close();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        items.close();

        assertThatIllegalStateException().isThrownBy(() -> iterator.forEachRemaining(item -> {}));
    }

    private Consumer<Consumer<Integer>> export(int count) {
        return sink -> {
            try {
                for (int number = 0; number < count; number++) {
                    exported.set(number);
                    sink.accept(number);
                }
            } finally {
                ended.set(true);
            }
        };
    }
}
