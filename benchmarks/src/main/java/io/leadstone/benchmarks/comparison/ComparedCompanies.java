package io.leadstone.benchmarks.comparison;

import io.leadstone.domain.CompanyId;
import java.util.ArrayList;
import java.util.List;

/** Companies of very different size. The first has more than half of all leads, and each of the last ten has 0.1 %. */
final class ComparedCompanies {

    private static final int[] LARGE_PER_MILLE = {600, 250, 100, 40};
    private static final int SMALL = 10;
    private static final int MILLE = 1000;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    private static final int HIGH_BITS = 33;

    /** The company of each per mille of the leads. */
    private static final List<CompanyId> BY_PER_MILLE = byPerMille();

    private ComparedCompanies() {}

    /** Returns all companies, the largest first. */
    static List<CompanyId> all() {
        return BY_PER_MILLE.stream().distinct().toList();
    }

    static CompanyId largest() {
        return BY_PER_MILLE.get(0);
    }

    /** Returns the company of the lead with this number. Neighbours belong to different companies. */
    static CompanyId of(long number) {
        return BY_PER_MILLE.get((int) (((number * SPREAD) >>> HIGH_BITS) % MILLE));
    }

    private static List<CompanyId> byPerMille() {
        List<CompanyId> companies = new ArrayList<>();
        for (int i = 0; i < LARGE_PER_MILLE.length; i++) {
            for (int j = 0; j < LARGE_PER_MILLE[i]; j++) {
                companies.add(new CompanyId("large-" + i));
            }
        }
        while (companies.size() < MILLE) {
            companies.add(new CompanyId("small-" + (companies.size() % SMALL)));
        }
        return List.copyOf(companies);
    }
}
