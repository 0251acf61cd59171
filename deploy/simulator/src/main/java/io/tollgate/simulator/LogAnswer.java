package io.tollgate.simulator;

import io.tollgate.simulator.journal.Extent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerResponse;

/// Sends a part of the log as `{"data":[…]}`, in blocks, however long it is. The lines' objects
/// become an array's by turning the line feeds between them into commas.
record LogAnswer(Vertx vertx, HttpServerResponse response) {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final String HEAD = "{\"data\":[";
    private static final String TAIL = "]}";

    void send(Extent extent) {
        response.putHeader("content-type", "application/json");
        response.exceptionHandler(ignored -> {});
        if (extent.length() == 0) {
            response.end(HEAD + TAIL);
            return;
        }
        vertx.fileSystem()
                .open(extent.file().toString(), new OpenOptions().setWrite(false).setCreate(false))
                .onSuccess(file -> send(file, extent))
                .onFailure(ignored -> response.setStatusCode(500).end());
    }

    private void send(AsyncFile file, Extent extent) {
        response.setChunked(true).write(HEAD);
        response.closeHandler(ignored -> file.close());
        file.setReadBufferSize(BLOCK_BYTES)
                .setReadPos(extent.offset())
                .setReadLength(extent.length() - 1)
                .exceptionHandler(ignored -> response.reset())
                .endHandler(ignored -> {
                    response.closeHandler(null);
                    file.close();
                    response.end(TAIL);
                })
                .handler(block -> {
                    response.write(commas(block));
                    if (response.writeQueueFull()) {
                        file.pause();
                        response.drainHandler(drained -> file.resume());
                    }
                });
    }

    private static Buffer commas(Buffer block) {
        byte[] bytes = block.getBytes();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                bytes[i] = ',';
            }
        }
        return Buffer.buffer(bytes);
    }
}
