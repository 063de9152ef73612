package io.leadstone.testkit.contract;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

/** One case of a table as a test of its own, whose failure says which case it is; many reports show only its number. */
final class NamedTest {

    private NamedTest() {}

    static DynamicTest dynamicTest(String name, Executable body) {
        return DynamicTest.dynamicTest(name, () -> {
            try {
                body.execute();
            } catch (TestAbortedException skipped) {
                throw skipped;
            } catch (Throwable failure) {
                throw new AssertionError("in the case <" + name + ">: " + failure.getMessage(), failure);
            }
        });
    }
}
