"""What a server needs: units, proxies, certificates, backups; `deploy.cluster` starts all of it on one machine."""
