# Node, git and the command line, without rights and without a build: docker build --tag cert-hygiene .
FROM node:24-bookworm-slim

# A mounted repository usually belongs to another user, which git would refuse. Nothing of its configuration is executed.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates git \
 && rm -rf /var/lib/apt/lists/* \
 && git config --system --add safe.directory '*'

COPY package.json LICENSE /opt/cert-hygiene/
COPY dist /opt/cert-hygiene/dist
RUN chmod 755 /opt/cert-hygiene/dist/cli.js \
 && ln -s /opt/cert-hygiene/dist/cli.js /usr/local/bin/cert-hygiene

USER node
WORKDIR /work
ENTRYPOINT ["cert-hygiene"]
CMD ["scan"]
