package io.surveyconsole.server.storage.jdbc.h2.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// Lets H2 open its file as a [DoubleWriteFile]: `double-write:/path/name.mv.db`, with the second
/// file `name.mv.db.pages` beside it.
///
/// H2 makes such paths itself, so class and constructor are public.
public final class DoubleWritePath extends FilePathWrapper {
  public static final String SCHEME = "double-write";
  private static final String PAGES = ".pages";

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FilePath base = getBase();
    FilePath pages = pagesOf(base);
    if (mode.equals("r")) {
      return base.open("r");
    }
    return DoubleWriteFile.open(base.open("rw"), pages.open("rw"));
  }

  /// Finishes what a force had begun when the process or the machine went down.
  public static void finish(FilePath base) throws IOException {
    FilePath pages = pagesOf(base);
    if (pages.exists()) {
      try (FileChannel to = base.open("rw");
          FileChannel from = pages.open("rw")) {
        DoubleWriteFile.finish(to, from);
      }
    }
  }

  /// Forgets the second file of a file whose place another one takes: what it holds is no part of
  /// that one.
  public static void deletePages(FilePath base) {
    FilePath pages = pagesOf(base);
    if (pages.exists()) {
      pages.delete();
    }
  }

  private static FilePath pagesOf(FilePath base) {
    return FilePath.get(base + PAGES);
  }
}
