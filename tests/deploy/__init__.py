"""The installation: proxy, several processes, certificates, backups."""
