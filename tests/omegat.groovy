// What OmegaT reads from the glossary folder of a project, and which entries it finds in a text.
// Run by GroovyMain with OmegaT's jar: project, file with the text, file for the answer (JSON).

import groovy.json.JsonOutput
import org.omegat.core.Core
import org.omegat.core.data.EntryKey
import org.omegat.core.data.IProject
import org.omegat.core.data.SourceTextEntry
import org.omegat.gui.glossary.FindGlossaryThread
import org.omegat.gui.glossary.GlossaryManager
import org.omegat.tokenizer.DefaultTokenizer
import org.omegat.util.ProjectFileStorage

def properties = ProjectFileStorage.loadProjectProperties(new File(args[0]))
def project = [getProjectProperties: { properties }, getSourceTokenizer: { new DefaultTokenizer() }]
Core.setProject(project as IProject)

def shown = { [it.srcText, it.locText, it.commentText] }
def manager = new GlossaryManager(null)
manager.priorityGlossary = new File(properties.writeableGlossary)
def read = [:]
new File(properties.glossaryRoot).listFiles().sort().each { file ->
    def entries = manager.loadGlossaryFile(file)
    read[file.name] = entries.collect(shown)
    manager.glossaries[file.path] = entries
}

def text = new File(args[1]).getText("UTF-8")
def entry = new SourceTextEntry(new EntryKey("a.txt", text, "", "", "", ""), 1, null, null, [])
def search = new FindGlossaryThread(null, entry, manager) {
    // No pane is open, so nothing changes in it while the search runs.
    protected boolean isEntryChanged() { false }
}
def answer = [read: read, found: search.search().collect(shown)]
new File(args[2]).setText(JsonOutput.toJson(answer), "UTF-8")
