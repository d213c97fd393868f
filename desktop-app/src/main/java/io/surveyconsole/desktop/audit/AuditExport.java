package io.surveyconsole.desktop.audit;

import static io.surveyconsole.desktop.texts.Texts.text;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.desktop.fx.FileTrouble;
import io.surveyconsole.desktop.fx.Progress;
import io.surveyconsole.desktop.fx.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/// Writes the whole audit log to a file, or leaves the former file as it is.
final class AuditExport {
  private static final int CHUNK = 64 * 1024;

  private final SurveyApi api;
  private final Path target;
  private final long expected;
  private final Progress progress;
  private final CsvRecords records = new CsvRecords();

  /// @param expected about how many entries there are; 0 where that is not known
  AuditExport(SurveyApi api, Path target, long expected, Progress progress) {
    this.api = api;
    this.target = target.toAbsolutePath();
    this.expected = expected;
    this.progress = progress;
  }

  /// @return how many entries are in the file
  /// @throws java.util.concurrent.CancellationException once the operator has cancelled it
  long write() throws Exception {
    try (InputStream csv = api.auditCsv()) {
      progress.onCancel(() -> closeQuietly(csv));
      WholeFile.<Exception>write(
          target,
          out -> {
            copy(csv, out);
            checkWhole();
            progress.check();
          });
      return records.ended() - 1;
    } catch (IOException e) {
      throw new ExportException(text("audit.export.file", target, FileTrouble.words(e)), e);
    }
  }

  private void copy(InputStream csv, OutputStream out) throws IOException, ExportException {
    var chunk = new byte[CHUNK];
    int length = next(csv, chunk);
    while (length >= 0) {
      out.write(chunk, 0, length);
      records.pass(chunk, length);
      if (expected > 0) {
        progress.tell(Math.min(1, (double) records.ended() / expected));
      }
      length = next(csv, chunk);
    }
  }

  /// What fails here is the line, not the file.
  private int next(InputStream csv, byte[] chunk) throws ExportException {
    progress.check();
    try {
      return csv.read(chunk);
    } catch (IOException e) {
      progress.check(); // the stream is closed to end the wait
      throw new ExportException(text("audit.export.broke-off"), e);
    }
  }

  /// A server that fails in the middle may end its answer as if it were whole. So it is asked
  /// whether anything comes before the last entry that it sent.
  private void checkWhole() throws ApiException, ExportException {
    long before = records.lastNumber() == 0 ? Long.MAX_VALUE : records.lastNumber();
    if (records.ended() == 0 || records.broken() || !api.audit(before, 1).isEmpty()) {
      throw new ExportException(text("audit.export.broke-off"));
    }
  }

  private static void closeQuietly(InputStream csv) {
    try {
      csv.close();
    } catch (IOException e) {
      // it was closed to end a wait; the read that waits is told
    }
  }
}
