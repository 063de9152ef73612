package io.leadstone.benchmarks.search;

import io.leadstone.adapter.libphonenumber.LibPhoneNumbers;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.Leads;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Prints recall and precision of searches for people of many countries, who are leads of one company. The data are
 * generated and the same in each run. The store contract says that all stores find the same, so the in-memory store
 * stands for all. The program fails if a target is not reached.
 */
public final class SearchQualityTable {

    private static final CompanyId COMPANY = new CompanyId("acme");
    private static final Caller CALLER = Caller.member(COMPANY, "benchmark", Scope.values());
    private static final long SEED = 21;
    private static final int PEOPLE_PER_COUNTRY = 50;
    private static final PageRequest FIRST_TEN = PageRequest.page(1, 10);
    private static final int SHOWN_MISSES = 5;

    /** Maximum number of searches of one kind. The in-memory store compares every lead, which takes some 10 ms. */
    private static final int MAX_SEARCHES = 650;

    private final PrintStream out;
    private final List<GeneratedPerson> people = GeneratedPeople.of(SEED, PEOPLE_PER_COUNTRY);
    private final Map<String, Long> namesakes = people.stream()
            .collect(
                    Collectors.groupingBy(person -> person.lastName().toLowerCase(Locale.ROOT), Collectors.counting()));
    private final Map<Country, LeadManagement> managements = new EnumMap<>(Country.class);

    private SearchQualityTable(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints the table.
     *
     * @throws IllegalStateException if a target is not reached
     */
    public static void main(String[] arguments) {
        new SearchQualityTable(System.out).run();
    }

    private void run() {
        InMemoryLeadStore store = new InMemoryLeadStore();
        for (Country country : Country.values()) {
            managements.put(
                    country,
                    LeadManagement.builder()
                            .store(store)
                            .phoneNumbers(LibPhoneNumbers.withDefaultRegion(country.region()))
                            .build());
        }
        people.forEach(this::create);

        out.printf("%,d people of %d countries, seed %d%n%n", people.size(), Country.values().length, SEED);
        out.println("| search | searches | recall, % | target | precision, % | target |");
        out.println("|---|---|---|---|---|---|");
        List<SearchQuality> rows = new ArrayList<>();
        for (QueryKind kind : QueryKind.values()) {
            SearchQuality row = measured(kind);
            out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %.1f | %s | %.1f | %s |%n",
                    kind.title(),
                    row.searches(),
                    row.recall(),
                    target(kind.recall()),
                    row.precision(),
                    target(kind.precision()));
            rows.add(row);
        }
        rows.stream().flatMap(row -> row.missed().stream()).forEach(out::println);
        List<QueryKind> tooLow = rows.stream()
                .filter(row -> !row.reachesTargets())
                .map(SearchQuality::kind)
                .toList();
        if (!tooLow.isEmpty()) {
            throw new IllegalStateException("these searches do not reach their targets: " + tooLow);
        }
    }

    private static String target(double percent) {
        return percent == 0 ? "–" : String.format(Locale.ROOT, "%.1f", percent);
    }

    private void create(GeneratedPerson person) {
        LeadFields fields = LeadFields.of(person.firstName(), person.lastName(), person.email())
                .phone(person.phone().typed())
                .build();
        leads(person.country()).create(CALLER, new CreateLeadCommand(fields));
    }

    private SearchQuality measured(QueryKind kind) {
        Random random = new Random(SEED + kind.name().hashCode());
        int searches = 0;
        int found = 0;
        int first = 0;
        List<String> missed = new ArrayList<>();
        List<GeneratedPerson> inDisorder = new ArrayList<>(people);
        Collections.shuffle(inDisorder, random);
        for (GeneratedPerson person : inDisorder) {
            if (searches == MAX_SEARCHES) {
                break;
            }
            boolean frequent =
                    namesakes.getOrDefault(person.lastName().toLowerCase(Locale.ROOT), 0L) > FIRST_TEN.perPage();
            Optional<String> query = kind.query(person, frequent, random);
            if (query.isEmpty()) {
                continue;
            }
            searches++;
            List<String> answers = search(person.country(), query.get());
            int rank = answers.indexOf(nameOf(person.firstName(), person.lastName()));
            found += rank >= 0 ? 1 : 0;
            first += rank == 0 ? 1 : 0;
            if (rank < 0 && missed.size() < SHOWN_MISSES) {
                missed.add(kind + ": \"" + query.get() + "\" did not find " + person.fullName());
            }
        }
        return new SearchQuality(kind, searches, found, first, missed);
    }

    private Leads leads(Country country) {
        return Objects.requireNonNull(managements.get(country)).leads();
    }

    private List<String> search(Country country, String text) {
        LeadQuery query = LeadQuery.builder().search(text).build();
        return leads(country).list(CALLER, query, FIRST_TEN).items().stream()
                .map(LeadSnapshot::details)
                .map(details -> nameOf(
                        details.firstName().orElseThrow(), details.lastName().orElseThrow()))
                .toList();
    }

    private static String nameOf(String firstName, String lastName) {
        return (firstName + " " + lastName).toLowerCase(Locale.ROOT);
    }
}
