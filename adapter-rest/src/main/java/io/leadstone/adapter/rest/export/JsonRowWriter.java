package io.leadstone.adapter.rest.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.json.WireJson;
import java.io.IOException;
import java.io.OutputStream;

/** Writes rows as the elements of one JSON array. */
final class JsonRowWriter<T extends JsonResponse> implements RowWriter<T> {

    private final JsonGenerator json;
    private boolean started;

    private JsonRowWriter(JsonGenerator json) {
        this.json = json;
    }

    static <T extends JsonResponse> JsonRowWriter<T> to(OutputStream out) throws IOException {
        return new JsonRowWriter<>(WireJson.generator(out));
    }

    @Override
    public void write(T row) throws IOException {
        startOnce();
        WireJson.write(json, row);
    }

    @Override
    public void abort() throws IOException {
        if (started) {
            json.writeRaw("," + ABORT_MARK);
            json.flush();
        }
    }

    @Override
    public void end() throws IOException {
        startOnce();
        json.writeEndArray();
        json.close();
    }

    private void startOnce() throws IOException {
        if (!started) {
            started = true;
            json.writeStartArray();
        }
    }
}
