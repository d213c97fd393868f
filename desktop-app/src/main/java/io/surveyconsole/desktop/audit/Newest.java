package io.surveyconsole.desktop.audit;

import io.surveyconsole.desktop.backend.ApiException;
import io.surveyconsole.desktop.backend.SurveyApi;
import io.surveyconsole.server.api.AuditEntryView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest entries, read until they join what is known already, so that no gap is left between.
///
/// @param entries the newest first
/// @param joins whether they reach what was known; otherwise it is another log, or too much has
///   happened since, and they take its place
/// @param whole whether they reach back to the first entry there is
record Newest(List<AuditEntryView> entries, boolean joins, boolean whole) {
  static final int PAGE = 200;

  /// @param known the newest entry that is known; null asks for one page
  /// @param most no more than so many are read
  static Newest read(SurveyApi api, @Nullable AuditEntryView known, int most) throws ApiException {
    var entries = new ArrayList<AuditEntryView>();
    List<AuditEntryView> page = api.audit(Long.MAX_VALUE, PAGE);
    entries.addAll(page);
    while (known != null
        && page.size() == PAGE
        && page.getLast().number() > known.number()
        && entries.size() < most) {
      page = api.audit(page.getLast().number(), PAGE);
      entries.addAll(page);
    }
    // entries never change: one that differs under the same number is of another log
    boolean joins = known != null && entries.contains(known);
    return new Newest(entries, joins, page.size() < PAGE);
  }
}
