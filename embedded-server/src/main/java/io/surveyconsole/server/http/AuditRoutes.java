package io.surveyconsole.server.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.surveyconsole.server.api.AuditEntryView;
import io.surveyconsole.server.model.AuditEntry;
import io.surveyconsole.server.storage.AuditStore;
import io.surveyconsole.server.storage.StoreException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operators and scripts did.
final class AuditRoutes {
  private static final Logger log = LoggerFactory.getLogger(AuditRoutes.class);
  private static final int STANDARD_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final AuditStore store;
  private final Json json;

  AuditRoutes(AuditStore store, Json json) {
    this.store = store;
    this.json = json;
  }

  void add(RoutesConfig routes) {
    routes.get("/admin/audit", this::list, Access.READ);
    routes.get("/admin/audit.csv", this::export, Access.READ);
  }

  private void list(Context ctx) {
    long before = Parameters.number(ctx, "before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
    int limit = (int) Parameters.number(ctx, "limit", STANDARD_LIMIT, 1, MAX_LIMIT);
    json.write(ctx, 200, store.newest(before, limit).stream().map(AuditRoutes::view).toList());
  }

  /// All of them, in parts, so that memory is bounded. What cannot be told whole ends with a broken
  /// line: nobody takes it for all there is.
  private void export(Context ctx) throws IOException {
    List<AuditEntry> part = store.newest(Long.MAX_VALUE, MAX_LIMIT);
    ctx.contentType("text/csv; charset=utf-8");
    ctx.header("Content-Disposition", "attachment; filename=\"audit.csv\"");
    var csv =
        CsvWriter.builder()
            .build(new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8));
    try {
      csv.writeRecord("number", "at", "who", "address", "action", "target", "status");
      while (!part.isEmpty()) {
        part.forEach(entry -> write(csv, entry));
        part = store.newest(part.getLast().number(), MAX_LIMIT);
      }
    } catch (StoreException e) {
      log.warn("The audit log could not be exported whole: {}", e.getMessage());
      cut(ctx, e);
      return;
    } catch (UncheckedIOException e) {
      log.debug("Whoever asked for the audit log is gone", e);
      return;
    }
    csv.close();
  }

  private static void write(CsvWriter csv, AuditEntry entry) {
    csv.writeRecord(
        Long.toString(entry.number()),
        entry.at().toString(),
        CsvField.harmless(entry.who()),
        CsvField.harmless(entry.address()),
        CsvField.harmless(entry.action()),
        CsvField.harmless(entry.target()),
        Integer.toString(entry.status()));
  }

  private static void cut(Context ctx, Exception cause) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close(cause);
  }

  private static AuditEntryView view(AuditEntry entry) {
    return new AuditEntryView(
        entry.number(),
        entry.at(),
        entry.who(),
        entry.address(),
        entry.action(),
        entry.target(),
        entry.status());
  }
}
