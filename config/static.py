"""Static files under content-addressed names, ES module imports included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """`CompressedManifestStaticFilesStorage` that also rewrites relative imports of ES modules."""

    support_js_module_import_aggregation = True
