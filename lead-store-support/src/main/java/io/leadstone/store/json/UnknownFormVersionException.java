package io.leadstone.store.json;

/** The failure to read a JSON form that a newer version of Leadstone wrote. */
public final class UnknownFormVersionException extends IllegalStateException {

    UnknownFormVersionException(String kind, long version) {
        super("the stored " + kind + " has form_version " + version
                + ", and this version of Leadstone reads form_version 1 to " + SnapshotJson.VERSION);
    }
}
