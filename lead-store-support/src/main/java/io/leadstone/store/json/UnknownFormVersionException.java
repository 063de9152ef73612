package io.leadstone.store.json;

/** Thrown when a JSON form was written by a newer version of Leadstone. */
public final class UnknownFormVersionException extends IllegalStateException {

    UnknownFormVersionException(String kind, long version) {
        super("the stored " + kind + " has form_version " + version
                + ", but this version of Leadstone reads form_version 1 to " + SnapshotJson.VERSION);
    }
}
