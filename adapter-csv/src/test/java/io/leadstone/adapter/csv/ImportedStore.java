package io.leadstone.adapter.csv;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A store in memory into which tests import files. */
record ImportedStore(Path directory, LeadManagement management) {

    static final Caller ALICE = Caller.member(new CompanyId("acme"), "alice", Scope.values());

    ImportedStore(Path directory) {
        this(
                directory,
                LeadManagement.builder()
                        .store(new InMemoryLeadStore())
                        .clock(new SettableClock())
                        .build());
    }

    /** Imports a file of the test resources. */
    CsvImportReport run(String resource, UnaryOperator<CsvImportBuilder> options) throws IOException {
        Path file = directory.resolve(resource);
        try (InputStream in = Objects.requireNonNull(ImportedStore.class.getResourceAsStream(resource))) {
            Files.write(file, in.readAllBytes());
        }
        return run(file, options);
    }

    CsvImportReport run(Path file, UnaryOperator<CsvImportBuilder> options) throws IOException {
        return options.apply(CsvImport.into(management)).build().run(ALICE, file);
    }

    /** Imports a file with this content in UTF-8. */
    CsvImportReport runText(String text, UnaryOperator<CsvImportBuilder> options) throws IOException {
        return run(file(text), options);
    }

    Path file(String text) {
        try {
            return Files.writeString(Files.createTempFile(directory, "import", ".csv"), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the first 100 leads in the order of their creation. */
    List<LeadSnapshot> leads() {
        return management.leads().list(ALICE, LeadQuery.ALL, PageRequest.page(1, 100)).items().stream()
                .sorted((one, other) -> one.id().toString().compareTo(other.id().toString()))
                .toList();
    }
}
